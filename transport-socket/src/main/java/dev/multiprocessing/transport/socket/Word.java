package dev.multiprocessing.transport.socket;

/** What is done to a word of a region in one go. */
enum Word {
    GET_INT,
    SET_INT,
    COMPARE_AND_SET_INT,
    ADD_INT,
    GET_LONG,
    SET_LONG,
    COMPARE_AND_SET_LONG,
    ADD_LONG;

    private static final Word[] ALL = values();

    /** The one with this number. */
    static Word of(int number) {
        if (number < 0 || number >= ALL.length) {
            throw new ProtocolException("no such operation on a word: " + number);
        }
        return ALL[number];
    }
}
