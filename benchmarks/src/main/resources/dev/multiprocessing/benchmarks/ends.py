"""What two processes put and get with, by the names that drivers have in results."""
import functools
import multiprocessing as mp
import os

from messages import SIZE

CAPACITY = 65536 if SIZE <= 64 else 8


class End:
    """What a process puts and gets with, and how it waits until all that it has put is under way."""

    def __init__(self, put, get, finish=lambda: None):
        self.put, self.get, self.finish = put, get, finish


def pipe_ends():
    return [End(connection.send_bytes, connection.recv_bytes) for connection in mp.Pipe()]


def queue_ends():
    there, back = mp.Queue(CAPACITY), mp.Queue(CAPACITY)
    return [End(out.put, other.get, functools.partial(finish, out)) for out, other in ((there, back), (back, there))]


def finish(queue):
    """Until the queue's own thread has done its work."""
    queue.close()
    queue.join_thread()


def os_pipe_ends():
    """The kernel's pipes as bare as they come: each message is one write and one read."""
    (there_in, there_out), (back_in, back_out) = os.pipe(), os.pipe()
    return [End(functools.partial(os.write, sink), functools.partial(os.read, source, SIZE))
            for sink, source in ((there_out, back_in), (back_out, there_in))]


def array_ends():
    """An array that is copied into and out of by turns."""
    array, full = mp.RawArray('B', SIZE), mp.RawValue('q', 0)
    view = memoryview(array).cast('B')

    def put(message):
        while full.value:
            pass
        view[:] = message
        full.value = 1

    def get():
        while not full.value:
            pass
        message = bytes(view)
        full.value = 0
        return message

    return End(None, get), End(put, None)


ENDS = {'python-pipe': pipe_ends, 'python-queue': queue_ends, 'python-os-pipe': os_pipe_ends,
        'python-array': array_ends}
