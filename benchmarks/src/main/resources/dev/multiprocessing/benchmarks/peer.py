"""CPython's multiprocessing with the workloads of the benchmarks; prints its figures as the other drivers do."""
import multiprocessing as mp
import struct
import sys
import time

WORKLOAD, DRIVER = sys.argv[1:3]
MILLIS, QUESTIONS, PAUSE_MILLIS, SIZE, BLOCKED_MILLIS = map(int, sys.argv[3:8])
SECONDS = MILLIS / 1000
MASK = (1 << 64) - 1
OBJECT = [42, None, 'hello']
END = b''
BETWEEN_CLOCKS = 64 if SIZE <= 64 else 1


def packet(number):
    return struct.pack('<q', number) + bytes([number & 255]) * (SIZE - 8)


def verify(message, number):
    if message[:8] != struct.pack('<q', number) or message[-1] != number & 255 or len(message) != SIZE:
        raise ValueError('wrong message: expected number=%d' % number)


def stream_out(put, cpu):
    start, number = time.monotonic(), 0
    while time.monotonic() - start < SECONDS:
        for _ in range(BETWEEN_CLOCKS):
            put(packet(number))
            number += 1
    put(END)
    cpu.send(time.process_time())


def stream_in(get):
    message = get()
    start, received, measured = time.monotonic(), 0, None
    while message != END:
        verify(message, received)
        received += 1
        if measured is None and time.monotonic() - start > SECONDS / 2:
            measured = (received, time.monotonic())
        message = get()
    return (received - measured[0]) / (time.monotonic() - measured[1])


def pipe_sender(connection, cpu):
    stream_out(connection.send_bytes, cpu)


def queue_sender(queue, cpu):
    stream_out(queue.put, cpu)


def objects_out(queue, cpu):
    start = time.monotonic()
    while time.monotonic() - start < SECONDS:
        for _ in range(BETWEEN_CLOCKS):
            queue.put(OBJECT)
    queue.put(None)
    cpu.send(time.process_time())


def objects_in(queue):
    received, measured, start = 0, None, time.monotonic()
    for got in iter(queue.get, None):
        if got != OBJECT:
            raise ValueError('wrong object')
        received += 1
        if measured is None and time.monotonic() - start > SECONDS / 2:
            measured = (received, time.monotonic())
    return (received - measured[0]) / (time.monotonic() - measured[1])


def rates_of_many(each):
    queue, results = mp.Queue(65536), mp.SimpleQueue()
    workers = [mp.Process(target=consume, args=(queue, results)) for _ in range(each)]
    makers = [mp.Process(target=produce, args=(queue, results)) for _ in range(each)]
    for process in workers + makers:
        process.start()
    for process in makers:
        process.join()
    for _ in range(each):
        queue.put(END)
    got = [results.get() for _ in range(2 * each)]
    if sum(balance for balance, _, _ in got) != 0:
        raise ValueError('put and taken differ')
    for process in workers:
        process.join()
    return sum(rate for _, rate, _ in got), sum(cpu for _, _, cpu in got)


def produce(queue, results):
    start, sent = time.monotonic(), 0
    while time.monotonic() - start < SECONDS:
        for _ in range(BETWEEN_CLOCKS):
            queue.put(packet(sent))
            sent += 1
    results.put((sent, 0, time.process_time()))


def consume(queue, results):
    start, received, measured = time.monotonic(), 0, (0, time.monotonic())
    for message in iter(queue.get, END):
        if len(message) != SIZE:
            raise ValueError('wrong message')
        received += 1
        if measured[0] == 0 and time.monotonic() - start > SECONDS / 2:
            measured = (received, time.monotonic())
    rate = (received - measured[0]) / (time.monotonic() - measured[1])
    results.put((-received, rate, time.process_time()))


def echo_pipe(connection, cpu):
    for message in iter(connection.recv_bytes, END):
        connection.send_bytes(message)
    cpu.send(time.process_time())


def echo_queue(there, back, cpu):
    for message in iter(there.get, END):
        back.put(message)
    cpu.send(time.process_time())


def ask(put, get):
    micros = []
    for number in range(QUESTIONS):
        if PAUSE_MILLIS:
            time.sleep(PAUSE_MILLIS / 1000)
        asked = packet(number)
        start = time.perf_counter_ns()
        put(asked)
        verify(get(), number)
        micros.append((time.perf_counter_ns() - start) / 1000)
    put(END)
    return micros[QUESTIONS // 2:]


def seldom_out(put):
    for number in range(QUESTIONS):
        time.sleep(PAUSE_MILLIS / 1000)
        put(struct.pack('<qq', number, time.monotonic_ns()) + bytes(SIZE - 16))


def seldom_pipe(connection):
    seldom_out(connection.send_bytes)


def seldom_queue(queue):
    seldom_out(queue.put)


def seldom_in(get):
    micros = []
    for number in range(QUESTIONS):
        got, sent = struct.unpack('<qq', get()[:16])
        micros.append((time.monotonic_ns() - sent) / 1000)
        if got != number:
            raise ValueError('wrong message')
    return micros[QUESTIONS // 4:]


def count(value, rates):
    start, done, measured = time.monotonic(), 0, None
    while time.monotonic() - start < SECONDS:
        for _ in range(100):
            with value.get_lock():
                value.value += 1
        done += 100
        if measured is None and time.monotonic() - start > SECONDS / 2:
            measured = (done, time.monotonic())
    rates.put((done, (done - measured[0]) / (time.monotonic() - measured[1]), time.process_time()))


def greet(connection):
    connection.send_bytes(bytes(64))


def wait(connection):
    connection.poll(None)


def show(processors=None, **figures):
    if processors is not None:
        figures['processors'] = processors
    print('measured ' + ' '.join('%s=%r' % pair for pair in sorted(figures.items())))


def show_latencies(micros, **more):
    micros = sorted(micros)
    show(**{name: micros[min(len(micros) - 1, int(len(micros) * part))]
            for name, part in (('p50', 0.5), ('p99', 0.99), ('p999', 0.999))}, **more)


def main():
    own, far = mp.Pipe()
    cpu_in, cpu_out = mp.Pipe(False)
    by_queue = DRIVER == 'python-queue'
    start, before = time.monotonic(), time.process_time()

    def processors():
        used = time.process_time() - before + cpu_in.recv()
        return used / (time.monotonic() - start)

    if WORKLOAD in ('STREAM', 'MEGABYTE'):
        queue = mp.Queue(65536 if SIZE <= 64 else 8)
        target, end = (queue_sender, queue) if by_queue else (pipe_sender, far)
        mp.Process(target=target, args=(end, cpu_out), daemon=True).start()
        rate = stream_in(queue.get if by_queue else own.recv_bytes)
        show(processors(), rate=rate)
    elif WORKLOAD == 'OBJECTS':
        queue = mp.Queue(65536)
        mp.Process(target=objects_out, args=(queue, cpu_out), daemon=True).start()
        rate = objects_in(queue)
        show(processors(), rate=rate)
    elif WORKLOAD in ('TWO_BY_TWO', 'FOUR_BY_FOUR'):
        rate, cpu = rates_of_many(2 if WORKLOAD == 'TWO_BY_TWO' else 4)
        show((cpu + time.process_time() - before) / (time.monotonic() - start), rate=rate)
    elif WORKLOAD in ('ROUND_TRIP', 'SLEEPY_ROUND_TRIP'):
        there, back = mp.Queue(), mp.Queue()
        target, args = (echo_queue, (there, back, cpu_out)) if by_queue else (echo_pipe, (far, cpu_out))
        mp.Process(target=target, args=args, daemon=True).start()
        micros = ask(there.put, back.get) if by_queue else ask(own.send_bytes, own.recv_bytes)
        show_latencies(micros, processors=processors())
    elif WORKLOAD == 'WAKE_UP':
        queue = mp.Queue()
        target, end = (seldom_queue, queue) if by_queue else (seldom_pipe, far)
        mp.Process(target=target, args=(end,), daemon=True).start()
        show_latencies(seldom_in(queue.get if by_queue else own.recv_bytes))
    elif WORKLOAD == 'LOCKED':
        value, rates = mp.Value('q', 0), mp.SimpleQueue()
        children = [mp.Process(target=count, args=(value, rates)) for _ in range(2)]
        for child in children:
            child.start()
        got = [rates.get() for _ in children]
        if sum(done for done, _, _ in got) != value.value:
            raise ValueError('lost counts')
        show(sum(cpu for _, _, cpu in got) / (time.monotonic() - start), rate=sum(rate for _, rate, _ in got))
    elif WORKLOAD == 'START':
        context, millis = mp.get_context('spawn'), []
        for _ in range(3 + 15 if MILLIS > 1000 else 2):
            begun = time.monotonic()
            child = context.Process(target=greet, args=(far,))
            child.start()
            own.recv_bytes()
            millis.append((time.monotonic() - begun) * 1000)
            child.join()
        millis = sorted(millis[3:] or millis)
        show(p50=millis[len(millis) // 2], p99=millis[-1])
    elif WORKLOAD == 'BLOCKED':
        child = mp.Process(target=wait, args=(far,), daemon=True)
        child.start()
        time.sleep(1)
        first = child_time(child.pid)
        time.sleep(BLOCKED_MILLIS / 1000)
        show(p50=(child_time(child.pid) - first) / 1e6)


def child_time(pid):
    with open('/proc/%d/schedstat' % pid) as stat:
        return int(stat.read().split()[0])


if __name__ == '__main__':
    if sys.version_info >= (3, 14) or WORKLOAD != 'START':
        mp.set_start_method('fork')
    main()
