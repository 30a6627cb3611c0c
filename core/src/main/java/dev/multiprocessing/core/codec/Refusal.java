package dev.multiprocessing.core.codec;

import dev.multiprocessing.DecodingException;

/** Why objects of a class must not be decoded, and what to do instead. */
record Refusal(String reason, String cure) {

    DecodingException toDecodingException(Class<?> type) {
        return new DecodingException("cannot decode: class=" + type.getName() + ", reason=" + reason + "; " + cure);
    }
}
