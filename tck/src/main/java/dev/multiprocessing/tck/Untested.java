package dev.multiprocessing.tck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The test of a rule that no test here can see: it is skipped, with the reason that docs/RULES.md gives. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(Untested.Reason.class)
@interface Untested {

    /** Why a rule is untested. */
    final class Reason implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<String> reason =
                    Rules.load().of(context.getRequiredTestMethod().getName()).flatMap(Rule::untestedBecause);
            return ConditionEvaluationResult.disabled("untested, because " + reason.orElseThrow());
        }
    }
}
