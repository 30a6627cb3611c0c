"""What two processes do at their ends: streams, dialogues, and single messages after a rest."""
import sys
import time

from messages import (BETWEEN_CLOCKS, SECONDS, Meter, end_of, is_end, packet, stamped, verify, verify_end,
                      verify_stamped)

WARM_UPS, MESSAGES, REST_MILLIS = map(int, sys.argv[4:7])
LAST_WARM_UP = max(0, WARM_UPS - 1)
NO_MORE = end_of(0)
SHORT_REST_SECONDS = 0.0002


class Clock:
    """The processor time that this process takes, with all its threads, and the time that passes."""

    def begin(self):
        """From now on: all is warm."""
        self.start, self.before = time.monotonic(), time.process_time()

    def elapsed(self):
        return time.monotonic() - self.start

    def used(self):
        return time.process_time() - self.before


CLOCK = Clock()


def stream_out(end):
    end.put(packet(0))
    CLOCK.begin()
    start, number = time.monotonic(), 1
    while time.monotonic() - start < SECONDS:
        for _ in range(BETWEEN_CLOCKS):
            end.put(packet(number))
            number += 1
    end.put(end_of(number))


def stream_in(end):
    message = end.get()
    CLOCK.begin()
    meter, received = Meter(), 0
    while not is_end(message):
        if received % BETWEEN_CLOCKS == 0:
            meter.at(received)
        verify(message, received)
        received += 1
        message = end.get()
    meter.at(received)
    verify_end(message, received)
    return {'rate': meter.rate()}


def objects_out(end):
    end.put([0, None, 'hello'])
    CLOCK.begin()
    start, sent = time.monotonic(), 1
    while time.monotonic() - start < SECONDS:
        for _ in range(BETWEEN_CLOCKS):
            end.put([sent, None, 'hello'])
            sent += 1
    end.put(sent)


def objects_in(end):
    got = end.get()
    CLOCK.begin()
    meter, received = Meter(), 0
    while isinstance(got, list):
        if received % BETWEEN_CLOCKS == 0:
            meter.at(received)
        if got != [received, None, 'hello']:
            raise ValueError('wrong object: expected number=%d, object=%r' % (received, got))
        received += 1
        got = end.get()
    meter.at(received)
    if got != received:
        raise ValueError('put and taken differ: put=%d, taken=%d' % (got, received))
    return {'rate': meter.rate()}


def rest(number):
    if number < WARM_UPS:
        time.sleep(SHORT_REST_SECONDS)
    elif REST_MILLIS:
        time.sleep(REST_MILLIS / 1000)


def echo(end):
    for number, message in enumerate(iter(end.get, NO_MORE)):
        end.put(message)
        if number == LAST_WARM_UP:
            CLOCK.begin()


def ask(end):
    micros, warm, begin = [], WARM_UPS, time.monotonic()
    for number in range(WARM_UPS + MESSAGES):
        rest(number)
        since = time.monotonic() - begin
        if not REST_MILLIS and since > SECONDS:
            break
        start = time.perf_counter_ns()
        end.put(packet(number))
        message = end.get()
        elapsed = time.perf_counter_ns() - start
        verify(message, number)
        micros.append(elapsed / 1000)
        if not REST_MILLIS and since < SECONDS / 2:
            warm = number + 1
        if number == LAST_WARM_UP:
            CLOCK.begin()
            begin = time.monotonic()
    end.put(NO_MORE)
    return latencies(micros[warm:] or micros)


def seldom_out(end):
    for number in range(WARM_UPS + MESSAGES):
        rest(number)
        end.put(stamped(number, time.monotonic_ns()))
        if number == LAST_WARM_UP:
            CLOCK.begin()
    end.put(end_of(WARM_UPS + MESSAGES))


def seldom_in(end):
    micros = []
    for number in range(WARM_UPS + MESSAGES):
        message = end.get()
        now = time.monotonic_ns()
        found, sent = verify_stamped(message)
        if found != number:
            raise ValueError('wrong message: expected number=%d, number=%d' % (number, found))
        micros.append((now - sent) / 1000)
        if number == LAST_WARM_UP:
            CLOCK.begin()
    verify_end(end.get(), WARM_UPS + MESSAGES)
    return latencies(micros[WARM_UPS:])


def latencies(micros):
    """By percentiles, of which the last needs enough of them."""
    micros = sorted(micros)
    parts = (('p50', 0.5), ('p99', 0.99), ('p999', 0.999))[:3 if len(micros) >= 1000 else 2]
    return {name: micros[min(len(micros) - 1, int(len(micros) * part))] for name, part in parts}
