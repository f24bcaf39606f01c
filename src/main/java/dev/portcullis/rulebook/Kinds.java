package dev.portcullis.rulebook;

import dev.portcullis.message.MessageKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Kinds of message as rule files name them. */
final class Kinds {

    private static final List<String> NAMES =
            Arrays.stream(MessageKind.values()).map(MessageKind::wireName).toList();

    private Kinds() {}

    static Set<MessageKind> read(List<Yaml.Scalar> names, Problems problems) {
        Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
        for (Yaml.Scalar name : names) {
            MessageKind.parse(name.text())
                    .ifPresentOrElse(
                            kinds::add,
                            () -> problems.error(
                                    name.place(),
                                    name.noun() + " is no kind of message; expected one of " + String.join(", ", NAMES)
                                            + DidYouMean.among(name.text(), NAMES)));
        }
        return kinds;
    }
}
