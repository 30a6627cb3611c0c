package dev.multiprocessing.tck.runner;

/** A document that grows: what is text is escaped, so that none can become an element. */
final class Html {

    private final StringBuilder document = new StringBuilder();

    /** Begins an element. Its attributes are names and values by turns; a name without value stands alone. */
    Html start(String element, String... attributes) {
        document.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            document.append(' ').append(attributes[i]);
            if (i + 1 < attributes.length) {
                document.append("=\"").append(escaped(attributes[i + 1])).append('"');
            }
        }
        document.append('>');
        return this;
    }

    Html end(String element) {
        document.append("</").append(element).append(">\n");
        return this;
    }

    /** An element that is nothing but text. */
    Html element(String name, String text, String... attributes) {
        return start(name, attributes).text(text).end(name);
    }

    Html text(String text) {
        document.append(escaped(text));
        return this;
    }

    /** Text in which what stands between backquotes is code, as in the rules. */
    Html marked(String text) {
        document.append(escaped(text).replaceAll("`([^`]*)`", "<code>$1</code>"));
        return this;
    }

    /** This program's own, which is taken as it is. */
    Html verbatim(String trusted) {
        document.append(trusted);
        return this;
    }

    String document() {
        return document.toString();
    }

    private static String escaped(String text) {
        return Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
