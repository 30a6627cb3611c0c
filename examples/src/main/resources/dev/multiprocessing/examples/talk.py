"""Asks the Java program at the address, host:port, that is the argument; the key comes on the standard input."""

import sys
from multiprocessing.connection import Client

host, port = sys.argv[1].split(":")
key = bytes.fromhex(sys.stdin.readline())
with Client((host, int(port)), authkey=key) as connection:
    connection.send([3, 1, 10**20])
    print("Java answers", connection.recv())
