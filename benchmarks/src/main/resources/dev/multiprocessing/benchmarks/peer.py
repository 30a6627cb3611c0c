"""CPython's multiprocessing with the workloads of the benchmarks; prints its figures as the other drivers do."""
import functools
import glob
import multiprocessing as mp
import resource
import sys
import time

from ends import CAPACITY, ENDS, finish
from exchange import (CLOCK, NO_MORE, ask, echo, objects_in, objects_out, seldom_in, seldom_out, stream_in,
                      stream_out)
from messages import BETWEEN_CLOCKS, MILLIS, SECONDS, Meter, prepare, stamped, verify_stamped

WORKLOAD, DRIVER = sys.argv[1:3]
BLOCKED_SECONDS = int(sys.argv[8]) / 1000
NUMBER_BITS = 40


def pair(far_side, near_side):
    """A process beside this one, which measures, and what both cost."""
    near, far = ENDS[DRIVER]()
    costs, cost = mp.Pipe(False)
    mp.Process(target=run, args=(far_side, far, cost), daemon=True).start()
    figures = near_side(near)
    elapsed = CLOCK.elapsed()
    near.finish()
    return {'processors': (CLOCK.used() + costs.recv()) / elapsed, **figures}


def run(side, end, cost):
    side(end)
    end.finish()
    cost.send(CLOCK.used())


def begin_together(ready):
    ready.wait()
    CLOCK.begin()


def crowd(each):
    """As many producers as consumers; as many processes need longer, it lasts longer."""
    queue, results, ready = mp.Queue(CAPACITY), mp.SimpleQueue(), mp.Barrier(2 * each + 1)
    makers = [mp.Process(target=produce, args=(queue, results, ready, each, i), daemon=True) for i in range(each)]
    takers = [mp.Process(target=consume, args=(queue, results, ready, each), daemon=True) for _ in range(each)]
    for process in takers + makers:
        process.start()
    begin_together(ready)
    for process in makers:
        process.join()
    for _ in takers:
        queue.put(NO_MORE)
    count, total, rate, cost = map(sum, zip(*(results.get() for _ in takers + makers)))
    elapsed = CLOCK.elapsed()
    finish(queue)
    if count or total:
        raise ValueError('put and taken differ: messages=%d' % count)
    return {'rate': rate, 'processors': (cost + CLOCK.used()) / elapsed}


def produce(queue, results, ready, each, producer):
    begin_together(ready)
    start, sent, total = time.monotonic(), 0, 0
    while time.monotonic() - start < each * SECONDS:
        for _ in range(BETWEEN_CLOCKS):
            number = producer << NUMBER_BITS | sent
            queue.put(stamped(number))
            sent += 1
            total += number
    finish(queue)
    results.put((sent, total, 0, CLOCK.used()))


def consume(queue, results, ready, each):
    begin_together(ready)
    following, meter, received, total = [0] * each, Meter(each * SECONDS), 0, 0
    for message in iter(queue.get, NO_MORE):
        number, _ = verify_stamped(message)
        producer, order = number >> NUMBER_BITS, number & (1 << NUMBER_BITS) - 1
        if order < following[producer]:
            raise ValueError('out of order: producer=%d, number=%d' % (producer, order))
        following[producer] = order + 1
        received += 1
        total += number
        if received % BETWEEN_CLOCKS == 1:
            meter.at(received)
    results.put((-received, -total, meter.rate(), CLOCK.used()))


def counted():
    value, results, ready = mp.Value('q', 0), mp.SimpleQueue(), mp.Barrier(3)
    for _ in range(2):
        mp.Process(target=count, args=(value, results, ready), daemon=True).start()
    begin_together(ready)
    done, rate, cost = map(sum, zip(results.get(), results.get()))
    if done != value.value:
        raise ValueError('lost counts: counted=%d, value=%d' % (done, value.value))
    return {'rate': rate, 'processors': (cost + CLOCK.used()) / CLOCK.elapsed()}


def count(value, results, ready):
    begin_together(ready)
    meter, done = Meter(), 0
    while CLOCK.elapsed() < SECONDS:
        meter.at(done)
        for _ in range(100):
            with value.get_lock():
                value.value += 1
        done += 100
    meter.at(done)
    results.put((done, meter.rate(), CLOCK.used()))


def starts():
    """By the method that the driver's name says."""
    context, millis = mp.get_context(DRIVER.split('-')[1]), []
    own, far = context.Pipe()
    start, before = time.monotonic(), with_children()
    for _ in range(3 + 15 if MILLIS > 1000 else 3 + 1):
        begun = time.monotonic()
        child = context.Process(target=greet, args=(far,))
        child.start()
        own.recv_bytes()
        millis.append((time.monotonic() - begun) * 1000)
        child.join()
    processors = (with_children() - before) / (time.monotonic() - start)
    millis = sorted(millis[3:])
    figures = {'p50': millis[len(millis) // 2], 'max': millis[-1]}
    # the children of a fork server are not ours: what they cost is not known here
    return figures if 'forkserver' in DRIVER else {**figures, 'processors': processors}


def greet(connection):
    connection.send_bytes(bytes(64))


def with_children():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def blocked():
    """Milliseconds of processor time that a process takes while it waits for a message."""
    near, far = ENDS[DRIVER]()
    child = mp.Process(target=far.get, daemon=True)
    child.start()
    time.sleep(1 if MILLIS > 1000 else 0.1)
    before = time_of(child.pid)
    time.sleep(BLOCKED_SECONDS)
    return {'cpuMillis': (time_of(child.pid) - before) / 1e6}


def time_of(pid):
    nanos = 0
    for thread in glob.glob('/proc/%d/task/*/schedstat' % pid):
        with open(thread) as stat:
            nanos += int(stat.read().split()[0])
    return nanos


SCENES = {
    'STREAM': functools.partial(pair, stream_out, stream_in),
    'MEGABYTE': functools.partial(pair, stream_out, stream_in),
    'ARRAY': functools.partial(pair, stream_out, stream_in),
    'OBJECTS': functools.partial(pair, objects_out, objects_in),
    'WAKE_UP': functools.partial(pair, seldom_out, seldom_in),
    'ROUND_TRIP': functools.partial(pair, echo, ask),
    'SLEEPY_ROUND_TRIP': functools.partial(pair, echo, ask),
    'TWO_BY_TWO': functools.partial(crowd, 2),
    'FOUR_BY_FOUR': functools.partial(crowd, 4),
    'LOCKED': counted,
    'START': starts,
    'BLOCKED': blocked,
}

if __name__ == '__main__':
    mp.set_start_method('fork')
    prepare()
    print('measured ' + ' '.join('%s=%r' % figure for figure in sorted(SCENES[WORKLOAD]().items())))
