package dev.multiprocessing.tck.runner;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium with one page, which is told what to do by the browser's own debugging protocol. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-headless-shell", "google-chrome");
    private static final String LISTENS = "DevTools listening on ";
    private static final int LIMIT_SECONDS = 60;

    private final Process process;
    private final Dialogue dialogue;

    private Browser(Process process, Dialogue dialogue) {
        this.process = process;
        this.dialogue = dialogue;
    }

    static Optional<Path> find() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path executable, Path profile) throws Exception {
        List<String> command = new ArrayList<>(List.of(executable.toString(), "--headless", "--no-sandbox"));
        command.addAll(List.of("--disable-gpu", "--disable-quic", "--disable-background-networking"));
        command.addAll(List.of("--disable-component-update", "--disable-sync", "--no-first-run"));
        command.addAll(List.of("--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank"));
        Process process = new ProcessBuilder(command).start();
        try {
            Dialogue dialogue = Dialogue.with(address(process.errorReader()));
            Browser browser = new Browser(process, dialogue);
            dialogue.enter(browser.newPage());
            for (String domain : new String[] {"Page", "Runtime", "Log", "Network"}) {
                browser.call(domain + ".enable", Map.of());
            }
            return browser;
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI address(BufferedReader printed) throws IOException {
        String line = printed.readLine();
        while (line != null && !line.startsWith(LISTENS)) {
            line = printed.readLine();
        }
        if (line == null) {
            throw new IOException("the browser has ended before it listened");
        }
        Thread reader = new Thread(() -> readOn(printed), "what the browser prints");
        reader.setDaemon(true);
        reader.start();
        return URI.create(line.substring(LISTENS.length()));
    }

    private static void readOn(BufferedReader printed) {
        try {
            printed.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            return; // it was ended
        }
    }

    private String newPage() throws Exception {
        JsonObject page = call("Target.createTarget", Map.of("url", "about:blank"));
        return call(
                        "Target.attachToTarget",
                        Map.of("targetId", page.get("targetId").getAsString(), "flatten", true))
                .get("sessionId")
                .getAsString();
    }

    JsonObject call(String method, Map<String, Object> parameters) throws Exception {
        return dialogue.call(method, parameters);
    }

    /** Returns when the page is there. */
    void open(URI place) throws Exception {
        CompletableFuture<JsonObject> loaded = dialogue.next("Page.loadEventFired");
        call("Page.navigate", Map.of("url", place.toString()));
        loaded.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** What an expression of the page's language is there, or will be if it is a promise. */
    JsonElement evaluate(String expression) throws Exception {
        JsonObject answer =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + " threw " + answer.get("exceptionDetails"));
        }
        JsonElement value = answer.getAsJsonObject("result").get("value");
        return value == null ? new JsonObject() : value;
    }

    /** What the page, or the browser about the page, has complained of. */
    List<String> complaints() {
        return Stream.of("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
                .flatMap(event -> dialogue.events(event).stream())
                .map(JsonObject::toString)
                .toList();
    }

    /** What the page has asked for. */
    List<String> requests() {
        return dialogue.events("Network.requestWillBeSent").stream()
                .map(event -> event.getAsJsonObject("request").get("url").getAsString())
                .toList();
    }

    @Override
    public void close() {
        List<ProcessHandle> helpers = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        for (ProcessHandle helper : helpers) { // they write into the profile
            helper.destroyForcibly();
            helper.onExit().join();
        }
    }

    /** Questions with their answers, and what is told without being asked. */
    private static final class Dialogue implements WebSocket.Listener {

        private final AtomicInteger lastId = new AtomicInteger();
        private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
        private final Map<String, CompletableFuture<JsonObject>> awaited = new ConcurrentHashMap<>();
        private final List<JsonObject> events = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder(); // of a message; used by the socket's calls in turn
        private WebSocket socket; // set once, before anything is asked
        private String session; // of the page; set once there is one

        static Dialogue with(URI address) throws Exception {
            Dialogue dialogue = new Dialogue();
            dialogue.socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(address, dialogue)
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return dialogue;
        }

        void enter(String page) {
            session = page;
        }

        JsonObject call(String method, Map<String, Object> parameters) throws Exception {
            CompletableFuture<JsonObject> answer = new CompletableFuture<>();
            int id = lastId.incrementAndGet();
            answers.put(id, answer);
            Map<String, Object> question = new HashMap<>(Map.of("id", id, "method", method));
            question.put("params", parameters);
            if (session != null) {
                question.put("sessionId", session);
            }
            socket.sendText(Json.of(question), true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
            JsonObject message = answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (!message.has("result")) {
                throw new AssertionError(method + " was answered by " + message);
            }
            return message.getAsJsonObject("result");
        }

        CompletableFuture<JsonObject> next(String event) {
            CompletableFuture<JsonObject> next = new CompletableFuture<>();
            awaited.put(event, next);
            return next;
        }

        /** What was told of that, so far. */
        List<JsonObject> events(String method) {
            return events.stream()
                    .filter(event -> event.get("method").getAsString().equals(method))
                    .map(event -> event.getAsJsonObject("params"))
                    .toList();
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
            part.append(text);
            if (isLast) {
                take(JsonParser.parseString(part.toString()).getAsJsonObject());
                part.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, text, isLast);
        }

        private void take(JsonObject message) {
            if (message.has("id")) {
                answers.remove(message.get("id").getAsInt()).complete(message);
                return;
            }
            events.add(message);
            Optional.ofNullable(awaited.remove(message.get("method").getAsString()))
                    .ifPresent(waiting -> waiting.complete(message));
        }
    }
}
