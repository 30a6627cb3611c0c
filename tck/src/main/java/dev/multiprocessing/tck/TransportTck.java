package dev.multiprocessing.tck;

/**
 * All rules that make something a transport.
 *
 * <p>A transport's author writes one test class and runs it with JUnit 5:
 *
 * <pre>{@code
 * class MyTransportTest implements TransportTck {
 *     @Override
 *     public String transport() {
 *         return "mine";
 *     }
 * }
 * }</pre>
 *
 * <p>Where the participants of a transport are threads, rules about processes are skipped with that reason.
 */
public interface TransportTck
        extends QueueRules,
                QueueBatchRules,
                QueueAcrossProcessesRules,
                HearsayRules,
                PipeRules,
                PipeBytesRules,
                PipeEndRules,
                ValueRules,
                ArrayRules,
                ArrayBoundsRules,
                LockRules,
                ProcessRules,
                ProcessOutcomeRules,
                HandOverRules,
                DeathRules,
                DeathCampaignRules,
                DaemonRules,
                CloseRules,
                CloseWakesRules,
                TraceRules,
                SecurityRules,
                WaitingRules,
                InterruptRules {}
