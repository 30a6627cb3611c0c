package dev.multiprocessing.transport.agrona;

import java.nio.ByteOrder;
import org.agrona.concurrent.AtomicBuffer;

/** The part of a buffer of Agrona's that reads and writes text: nobody here does. */
abstract class NoText implements AtomicBuffer {

    @Override
    public final int getStringAscii(int index, int length, Appendable into) {
        throw refusal();
    }

    @Override
    public final int getStringAscii(int index, Appendable into) {
        throw refusal();
    }

    @Override
    public final int getStringAscii(int index, Appendable into, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final int getStringWithoutLengthAscii(int index, int length, Appendable into) {
        throw refusal();
    }

    @Override
    public final int parseIntAscii(int index, int length) {
        throw refusal();
    }

    @Override
    public final int parseNaturalIntAscii(int index, int length) {
        throw refusal();
    }

    @Override
    public final int putIntAscii(int index, int length) {
        throw refusal();
    }

    @Override
    public final int putLongAscii(int index, long value) {
        throw refusal();
    }

    @Override
    public final int putNaturalIntAscii(int index, int length) {
        throw refusal();
    }

    @Override
    public final int putNaturalIntAsciiFromEnd(int index, int length) {
        throw refusal();
    }

    @Override
    public final int putNaturalLongAscii(int index, long value) {
        throw refusal();
    }

    @Override
    public final int putStringAscii(int index, CharSequence text) {
        throw refusal();
    }

    @Override
    public final int putStringAscii(int index, CharSequence text, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final int putStringAscii(int index, String text) {
        throw refusal();
    }

    @Override
    public final int putStringAscii(int index, String text, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final int putStringUtf8(int index, String text) {
        throw refusal();
    }

    @Override
    public final int putStringUtf8(int index, String text, int length) {
        throw refusal();
    }

    @Override
    public final int putStringUtf8(int index, String text, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final int putStringUtf8(int index, String text, ByteOrder order, int length) {
        throw refusal();
    }

    @Override
    public final int putStringWithoutLengthAscii(int index, CharSequence text) {
        throw refusal();
    }

    @Override
    public final int putStringWithoutLengthAscii(int index, CharSequence text, int length, int extra) {
        throw refusal();
    }

    @Override
    public final int putStringWithoutLengthAscii(int index, String text) {
        throw refusal();
    }

    @Override
    public final int putStringWithoutLengthAscii(int index, String text, int length, int extra) {
        throw refusal();
    }

    @Override
    public final int putStringWithoutLengthUtf8(int index, String text) {
        throw refusal();
    }

    @Override
    public final String getStringAscii(int index) {
        throw refusal();
    }

    @Override
    public final String getStringAscii(int index, int length) {
        throw refusal();
    }

    @Override
    public final String getStringAscii(int index, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final String getStringUtf8(int index) {
        throw refusal();
    }

    @Override
    public final String getStringUtf8(int index, int length) {
        throw refusal();
    }

    @Override
    public final String getStringUtf8(int index, ByteOrder order) {
        throw refusal();
    }

    @Override
    public final String getStringWithoutLengthAscii(int index, int length) {
        throw refusal();
    }

    @Override
    public final String getStringWithoutLengthUtf8(int index, int length) {
        throw refusal();
    }

    @Override
    public final long parseLongAscii(int index, int length) {
        throw refusal();
    }

    @Override
    public final long parseNaturalLongAscii(int index, int length) {
        throw refusal();
    }

    @Override
    public final void putNaturalPaddedIntAscii(int index, int length, int extra) {
        throw refusal();
    }

    /** What a method throws that is not for rings, regions and counters. */
    static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("this buffer is for rings, regions and counters only");
    }
}
