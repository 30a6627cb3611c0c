"""Messages whose receiver can tell whether they are the right ones, and how often they come."""
import struct
import sys
import time

MILLIS, SIZE = int(sys.argv[3]), int(sys.argv[7])
SECONDS = MILLIS / 1000
BETWEEN_CLOCKS = 64 if SIZE <= 64 else 1
MASK = (1 << 64) - 1
END = b'\xff' * 8  # no message begins like this

# messages by number, which begin again after the last; they are made beforehand, as to make them is not measured
LAST = 4095 if SIZE <= 64 else 3
PACKETS = []
SAMPLES = []


def prepare():
    PACKETS.extend(made(number) for number in range(LAST + 1))
    SAMPLES.extend(message[::512] for message in PACKETS)


def made(number):
    words = (((number + word) * 0x9E3779B97F4A7C15 & MASK).to_bytes(8, 'little') for word in range(1, 9))
    filling = bytes((number + byte) & 255 for byte in range(251)) if SIZE > 64 else b''
    return (b''.join(words) + filling * (SIZE // 251 + 1))[:SIZE]


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


def end_of(sent):
    """The last message, which is as long as the others."""
    return (END + struct.pack('<q', sent)).ljust(SIZE, b'\0')


def is_end(message):
    return message.startswith(END)


def verify_end(message, received):
    if message != end_of(received):
        raise ValueError('wrong end: received=%d' % received)


class Meter:
    """How often something happens in a second, after half of the time, which is to warm up."""

    def __init__(self, seconds=SECONDS):
        self.half, self.start = seconds / 2, time.monotonic()
        self.first, self.begun, self.last = None, None, None

    def at(self, count):
        now = time.monotonic()
        self.last = (count, now)
        if self.first is None:
            self.first = self.last
        if now - self.start <= self.half:
            self.begun = self.last

    def rate(self):
        if self.last is None:
            return 0
        begun = self.begun if self.begun and self.last[0] > self.begun[0] else self.first
        return (self.last[0] - begun[0]) / (self.last[1] - begun[1]) if self.last[0] > begun[0] else 0
