package dev.portcullis.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One command or one script, ready to be sent, as often as need be. */
public final class Call {

    private final Command command;
    private final Optional<Script> script;
    private final List<byte[]> keys;
    private final List<byte[]> arguments;
    private final boolean durable;

    private Call(Command command, Optional<Script> script, List<byte[]> keys, List<byte[]> arguments, boolean durable) {
        this.command = command;
        this.script = script;
        this.keys = keys;
        this.arguments = arguments;
        this.durable = durable;
    }

    /** A plain command; its keys are among the arguments. */
    public static Call command(String name, Object... arguments) {
        return plain(false, name, arguments);
    }

    /** A plain command whose effect nobody would bring about again if it were lost with its primary. */
    public static Call durable(String name, Object... arguments) {
        return plain(true, name, arguments);
    }

    private static Call plain(boolean durable, String name, Object... arguments) {
        return new Call(Command.create(name), Optional.empty(), List.of(), encode(List.of(arguments)), durable);
    }

    /**
     * A script on keys of one hash slot.
     *
     * @param arguments strings, numbers or byte arrays
     */
    public static Call script(Script script, List<String> keys, List<?> arguments) {
        return new Call(Command.EVALSHA, Optional.of(script), encode(keys), encode(arguments), script.isDurable());
    }

    boolean isDurable() {
        return durable;
    }

    /** What names the hash slot of its keys: the braced part of the first, or all of it. */
    String tag() {
        String key = new String((script.isPresent() ? keys : arguments).getFirst(), StandardCharsets.UTF_8);
        int open = key.indexOf('{');
        int close = key.indexOf('}', open + 1);
        return open >= 0 && close > open + 1 ? key.substring(open + 1, close) : key;
    }

    Request request() {
        return script.map(s -> scriptRequest(Command.EVALSHA, s.sha1())).orElseGet(this::commandRequest);
    }

    /** The same script with its text, which also makes a server that had lost it know it again. */
    Request requestWithText() {
        return script.map(s -> scriptRequest(Command.EVAL, s.text())).orElseGet(this::commandRequest);
    }

    private Request scriptRequest(Command eval, String scriptOrHash) {
        Request request = Request.cmd(eval).arg(scriptOrHash).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    private Request commandRequest() {
        Request request = Request.cmd(command);
        arguments.forEach(request::arg);
        return request;
    }

    private static List<byte[]> encode(List<?> values) {
        List<byte[]> encoded = new ArrayList<>(values.size());
        for (Object value : values) {
            encoded.add(value instanceof byte[] bytes ? bytes : value.toString().getBytes(StandardCharsets.UTF_8));
        }
        return encoded;
    }
}
