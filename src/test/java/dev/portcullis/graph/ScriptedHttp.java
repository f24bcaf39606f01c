package dev.portcullis.graph;

import dev.portcullis.message.LineId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Answers in the order of a script and remembers what it was asked. */
final class ScriptedHttp implements GraphHttp {

    record Asked(String what, LineId line, Credentials credentials, String body) {}

    final List<Asked> asked = new ArrayList<>();
    private final Deque<Exchange> answers = new ArrayDeque<>();

    ScriptedHttp(String... samples) {
        Arrays.stream(samples).map(Sample::named).map(Sample::exchange).forEach(answers::add);
    }

    @Override
    public Exchange block(LineId line, Credentials credentials, String body) {
        return answer("block", line, credentials, body);
    }

    @Override
    public Exchange unblock(LineId line, Credentials credentials, String body) {
        return answer("unblock", line, credentials, body);
    }

    @Override
    public Exchange list(LineId line, Credentials credentials, PageRequest page) {
        return answer("list", line, credentials, page.after().orElse(""));
    }

    private Exchange answer(String what, LineId line, Credentials credentials, String body) {
        asked.add(new Asked(what, line, credentials, body));
        return answers.removeFirst();
    }
}
