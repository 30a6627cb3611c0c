"""CPython's multiprocessing with the workloads of the benchmarks; prints its figures as the other drivers do."""
import multiprocessing as mp
import resource
import struct
import sys
import time

WORKLOAD, DRIVER = sys.argv[1:3]
MILLIS, WARM_UPS, MESSAGES, REST_MILLIS, SIZE, BLOCKED_MILLIS = map(int, sys.argv[3:9])
SECONDS = MILLIS / 1000
MASK = (1 << 64) - 1
END = b'end'
NUMBER_BITS = 40
SHORT_REST_SECONDS = 0.0002
BETWEEN_CLOCKS = 64 if SIZE <= 64 else 1


def made(number):
    words = (((number + word) * 0x9E3779B97F4A7C15 & MASK).to_bytes(8, 'little') for word in range(1, 9))
    filling = bytes((number + byte) & 255 for byte in range(251)) if SIZE > 64 else b''
    return (b''.join(words) + filling * (SIZE // 251 + 1))[:SIZE]


# messages by number, which begin again after the last; they are made beforehand, as to make them is not measured
LAST = 4095 if SIZE <= 64 else 3
PACKETS = [made(number) for number in range(LAST + 1)]
SAMPLES = [message[::512] for message in PACKETS]


class Meter:
    """How often something happens in a second, after half of the time, which is to warm up."""

    def __init__(self):
        self.start, self.first, self.begun, self.last = time.monotonic(), None, None, None

    def at(self, count):
        now = time.monotonic()
        self.last = (count, now)
        if self.first is None:
            self.first = self.last
        if now - self.start <= SECONDS / 2:
            self.begun = self.last

    def rate(self):
        if self.last is None:
            return 0
        begun = self.begun if self.begun and self.last[0] > self.begun[0] else self.first
        return (self.last[0] - begun[0]) / (self.last[1] - begun[1]) if self.last[0] > begun[0] else 0


def packet(number):
    return PACKETS[number & LAST]


def verify(message, number):
    """All of a short message; of a long one, a byte of each stretch of 512. It must not cost much beside the wire."""
    if SIZE <= 64:
        wrong = message != PACKETS[number & LAST]
    else:
        wrong = len(message) != SIZE or message[::512] != SAMPLES[number & LAST]
    if wrong:
        raise ValueError('wrong message: expected number=%d' % number)


def stamped(number, nanos=0):
    """A short message with a number of its own, and a time."""
    return struct.pack('<qq', number, nanos) + PACKETS[number & LAST][16:]


def verify_stamped(message):
    number, nanos = struct.unpack_from('<qq', message)
    if message[16:] != PACKETS[number & LAST][16:]:
        raise ValueError('wrong message: number=%d' % number)
    return number, nanos


def require_sent(end, received):
    if end != END + struct.pack('<q', received):
        raise ValueError('wrong end: received=%d' % received)


def is_end(message):
    return len(message) == len(END) + 8


def end_of(sent):
    return END + struct.pack('<q', sent)


def stream_out(put, cpu):
    start, number = time.monotonic(), 0
    while time.monotonic() - start < SECONDS:
        for _ in range(BETWEEN_CLOCKS):
            put(packet(number))
            number += 1
    put(end_of(number))
    cpu.send(time.process_time())


def stream_in(get):
    message = get()
    meter, received = Meter(), 0
    while not is_end(message):
        verify(message, received)
        received += 1
        if received % BETWEEN_CLOCKS == 0:
            meter.at(received)
        message = get()
    meter.at(received)
    require_sent(message, received)
    return meter.rate()


def pipe_sender(connection, cpu):
    stream_out(connection.send_bytes, cpu)


def queue_sender(queue, cpu):
    stream_out(queue.put, cpu)


def objects_out(queue, cpu):
    start, sent = time.monotonic(), 0
    while time.monotonic() - start < SECONDS:
        for _ in range(BETWEEN_CLOCKS):
            queue.put([sent, None, 'hello'])
            sent += 1
    queue.put(sent)
    cpu.send(time.process_time())


def objects_in(queue):
    got = queue.get()
    meter, received = Meter(), 0
    while not isinstance(got, int):
        if got != [received, None, 'hello']:
            raise ValueError('wrong object: expected number=%d, object=%r' % (received, got))
        received += 1
        if received % BETWEEN_CLOCKS == 0:
            meter.at(received)
        got = queue.get()
    if got != received:
        raise ValueError('put and taken differ: put=%d, taken=%d' % (got, received))
    return meter.rate()


def rates_of_many(each):
    queue, results, ready = mp.Queue(65536), mp.SimpleQueue(), mp.Barrier(2 * each)
    workers = [mp.Process(target=consume, args=(queue, results, ready, each), daemon=True) for _ in range(each)]
    makers = [mp.Process(target=produce, args=(queue, results, ready, i), daemon=True) for i in range(each)]
    for process in workers + makers:
        process.start()
    for process in makers:
        process.join()
    for _ in range(each):
        queue.put(END)
    got = [results.get() for _ in range(2 * each)]
    if sum(count for count, _, _, _ in got) != 0 or sum(total for _, total, _, _ in got) != 0:
        raise ValueError('put and taken differ')
    for process in workers:
        process.join()
    return sum(rate for _, _, rate, _ in got), sum(cpu for _, _, _, cpu in got)


def produce(queue, results, ready, producer):
    ready.wait()
    start, sent, total = time.monotonic(), 0, 0
    while time.monotonic() - start < SECONDS:
        for _ in range(BETWEEN_CLOCKS):
            number = producer << NUMBER_BITS | sent
            queue.put(stamped(number))
            sent += 1
            total += number
    results.put((sent, total, 0, time.process_time()))


def consume(queue, results, ready, producers):
    ready.wait()
    following, meter, received, total = [0] * producers, Meter(), 0, 0
    for message in iter(queue.get, END):
        number, _ = verify_stamped(message)
        producer, order = number >> NUMBER_BITS, number & (1 << NUMBER_BITS) - 1
        if order < following[producer]:
            raise ValueError('out of order: producer=%d, number=%d' % (producer, order))
        following[producer] = order + 1
        received += 1
        total += number
        if received % BETWEEN_CLOCKS == 1:
            meter.at(received)
    results.put((-received, -total, meter.rate(), time.process_time()))


def array_out(array, full, cpu):
    view = memoryview(array).cast('B')

    def put(message):
        while full.value != 0:
            pass
        view[:len(message)] = message
        full.value = len(message)

    stream_out(put, cpu)


def array_in(array, full):
    view = memoryview(array).cast('B')

    def get():
        while full.value == 0:
            pass
        message = bytes(view[:full.value])
        full.value = 0
        return message

    return stream_in(get)


def echo_pipe(connection, cpu):
    for message in iter(connection.recv_bytes, END):
        connection.send_bytes(message)
    cpu.send(time.process_time())


def echo_queue(there, back, cpu):
    for message in iter(there.get, END):
        back.put(message)
    cpu.send(time.process_time())


def rest(number):
    if number < WARM_UPS:
        time.sleep(SHORT_REST_SECONDS)
    elif REST_MILLIS:
        time.sleep(REST_MILLIS / 1000)


def ask(put, get):
    micros = []
    begin = time.monotonic()
    for number in range(WARM_UPS + MESSAGES):
        rest(number)
        if not REST_MILLIS and time.monotonic() - begin > SECONDS:
            break
        asked = packet(number)
        start = time.perf_counter_ns()
        put(asked)
        verify(get(), number)
        micros.append((time.perf_counter_ns() - start) / 1000)
    put(END)
    return micros[WARM_UPS or len(micros) // 2:]


def seldom_out(put, cpu):
    for number in range(WARM_UPS + MESSAGES):
        rest(number)
        put(stamped(number, time.monotonic_ns()))
    put(end_of(WARM_UPS + MESSAGES))
    cpu.send(time.process_time())


def seldom_pipe(connection, cpu):
    seldom_out(connection.send_bytes, cpu)


def seldom_queue(queue, cpu):
    seldom_out(queue.put, cpu)


def seldom_in(get):
    micros = []
    for number in range(WARM_UPS + MESSAGES):
        message = get()
        now = time.monotonic_ns()
        found, sent = verify_stamped(message)
        if found != number:
            raise ValueError('wrong message: expected number=%d, number=%d' % (number, found))
        micros.append((now - sent) / 1000)
    require_sent(get(), WARM_UPS + MESSAGES)
    return micros[WARM_UPS:]


def count(value, rates, ready):
    ready.wait()
    meter, done, start = Meter(), 0, time.monotonic()
    while time.monotonic() - start < SECONDS:
        for _ in range(100):
            with value.get_lock():
                value.value += 1
        done += 100
        meter.at(done)
    rates.put((done, meter.rate(), time.process_time()))


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


def starts(end, far):
    context, millis = mp.get_context('spawn'), []
    for _ in range(3 + 15 if MILLIS > 1000 else 2):
        begun = time.monotonic()
        child = context.Process(target=greet, args=(far,))
        child.start()
        end.recv_bytes()
        millis.append((time.monotonic() - begun) * 1000)
        child.join()
    return sorted(millis[3:] or millis)


def with_children():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def child_time(pid):
    with open('/proc/%d/schedstat' % pid) as stat:
        return int(stat.read().split()[0])


def blocked(far):
    child = mp.Process(target=wait, args=(far,), daemon=True)
    child.start()
    time.sleep(1 if MILLIS > 1000 else 0.1)
    first = child_time(child.pid)
    time.sleep(BLOCKED_MILLIS / 1000)
    return (child_time(child.pid) - first) / 1e6


class Scene:
    """A process beside this one, and what both cost."""

    def __init__(self):
        self.cpu_in, self.cpu_out = mp.Pipe(False)
        self.start, self.before = time.monotonic(), time.process_time()

    def beside(self, target, *args):
        mp.Process(target=target, args=args + (self.cpu_out,), daemon=True).start()

    def processors(self):
        used = time.process_time() - self.before + self.cpu_in.recv()
        return used / (time.monotonic() - self.start)


def one_way(scene, by_queue, own, far):
    queue = mp.Queue(65536 if SIZE <= 64 else 8)
    seldom = WORKLOAD == 'WAKE_UP'
    if by_queue:
        scene.beside(seldom_queue if seldom else queue_sender, queue)
    else:
        scene.beside(seldom_pipe if seldom else pipe_sender, far)
    return (seldom_in if seldom else stream_in)(queue.get if by_queue else own.recv_bytes)


def dialogue(scene, by_queue, own, far):
    if not by_queue:
        scene.beside(echo_pipe, far)
        return ask(own.send_bytes, own.recv_bytes)
    there, back = mp.Queue(), mp.Queue()
    scene.beside(echo_queue, there, back)
    return ask(there.put, back.get)


def counted():
    value, rates, ready = mp.Value('q', 0), mp.SimpleQueue(), mp.Barrier(2)
    start = time.monotonic()
    children = [mp.Process(target=count, args=(value, rates, ready), daemon=True) for _ in range(2)]
    for child in children:
        child.start()
    got = [rates.get() for _ in children]
    if sum(done for done, _, _ in got) != value.value:
        raise ValueError('lost counts')
    show(sum(cpu for _, _, cpu in got) / (time.monotonic() - start), rate=sum(rate for _, rate, _ in got))


def crowd(each):
    start, before = time.monotonic(), time.process_time()
    rate, cpu = rates_of_many(each)
    show((cpu + time.process_time() - before) / (time.monotonic() - start), rate=rate)


def main():
    own, far = mp.Pipe()
    scene, by_queue = Scene(), DRIVER == 'python-queue'
    if WORKLOAD in ('STREAM', 'MEGABYTE'):
        rate = one_way(scene, by_queue, own, far)
        show(scene.processors(), rate=rate)
    elif WORKLOAD == 'WAKE_UP':
        micros = one_way(scene, by_queue, own, far)
        show_latencies(micros, processors=scene.processors())
    elif WORKLOAD == 'OBJECTS':
        queue = mp.Queue(65536)
        scene.beside(objects_out, queue)
        rate = objects_in(queue)
        show(scene.processors(), rate=rate)
    elif WORKLOAD == 'ARRAY':
        array, full = mp.RawArray('B', SIZE), mp.RawValue('q', 0)
        scene.beside(array_out, array, full)
        rate = array_in(array, full)
        show(scene.processors(), rate=rate)
    elif WORKLOAD in ('TWO_BY_TWO', 'FOUR_BY_FOUR'):
        crowd(2 if WORKLOAD == 'TWO_BY_TWO' else 4)
    elif WORKLOAD in ('ROUND_TRIP', 'SLEEPY_ROUND_TRIP'):
        micros = dialogue(scene, by_queue, own, far)
        show_latencies(micros, processors=scene.processors())
    elif WORKLOAD == 'LOCKED':
        counted()
    elif WORKLOAD == 'START':
        start, before = time.monotonic(), with_children()
        millis = starts(own, far)
        show((with_children() - before) / (time.monotonic() - start), p50=millis[len(millis) // 2], p99=millis[-1])
    elif WORKLOAD == 'BLOCKED':
        show(p50=blocked(far))


if __name__ == '__main__':
    if sys.version_info >= (3, 14) or WORKLOAD != 'START':
        mp.set_start_method('fork')
    main()
