package dev.multiprocessing.transport.agrona;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** The part of a buffer of Agrona's for other types, orders and memory: nobody here needs it. */
abstract class NoOtherTypes extends NoText {

    @Override
    public final byte getByteVolatile(int index) {
        throw refusal();
    }

    @Override
    public final char getChar(int index) {
        throw refusal();
    }

    @Override
    public final char getChar(int index, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final char getCharVolatile(int index) {
        throw refusal();
    }

    @Override
    public final double getDouble(int index) {
        throw refusal();
    }

    @Override
    public final double getDouble(int index, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final float getFloat(int index) {
        throw refusal();
    }

    @Override
    public final float getFloat(int index, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final int addIntOpaque(int index, int length) {
        throw refusal();
    }

    @Override
    public final int addIntOrdered(int index, int length) {
        throw refusal();
    }

    @Override
    public final int addIntRelease(int index, int length) {
        throw refusal();
    }

    @Override
    public final int compareAndExchangeInt(int index, int expected, int value) {
        throw refusal();
    }

    @Override
    public final int getInt(int index, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final long addLongOpaque(int index, long value) {
        throw refusal();
    }

    @Override
    public final long addLongOrdered(int index, long value) {
        throw refusal();
    }

    @Override
    public final long addLongRelease(int index, long value) {
        throw refusal();
    }

    @Override
    public final long compareAndExchangeLong(int index, long expected, long value) {
        throw refusal();
    }

    @Override
    public final long getLong(int index, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final short getShort(int index) {
        throw refusal();
    }

    @Override
    public final short getShort(int index, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final short getShortVolatile(int index) {
        throw refusal();
    }

    @Override
    public final void putByteVolatile(int index, byte value) {
        throw refusal();
    }

    @Override
    public final void putChar(int index, char value) {
        throw refusal();
    }

    @Override
    public final void putChar(int index, char value, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final void putCharVolatile(int index, char value) {
        throw refusal();
    }

    @Override
    public final void putDouble(int index, double value) {
        throw refusal();
    }

    @Override
    public final void putDouble(int index, double value, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final void putFloat(int index, float value) {
        throw refusal();
    }

    @Override
    public final void putFloat(int index, float value, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final void putInt(int index, int length, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final void putIntOrdered(int index, int length) {
        throw refusal();
    }

    @Override
    public final void putLong(int index, long value, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final void putLongOrdered(int index, long value) {
        throw refusal();
    }

    @Override
    public final void putShort(int index, short value) {
        throw refusal();
    }

    @Override
    public final void putShort(int index, short value, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final void putShortVolatile(int index, short value) {
        throw refusal();
    }

    @Override
    public final void wrap(byte[] bytes) {
        throw refusal();
    }

    @Override
    public final void wrap(byte[] bytes, int index, int length) {
        throw refusal();
    }

    @Override
    public final void wrap(ByteBuffer bytes) {
        throw refusal();
    }

    @Override
    public final void wrap(ByteBuffer bytes, int index, int length) {
        throw refusal();
    }

    @Override
    public final void wrap(long value, int index) {
        throw refusal();
    }

    @Override
    public final void wrap(DirectBuffer bytes) {
        throw refusal();
    }

    @Override
    public final void wrap(DirectBuffer bytes, int index, int length) {
        throw refusal();
    }
}
