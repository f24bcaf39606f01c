package dev.portcullis.rules;

import java.util.Map;
import java.util.Set;

/** What of the messages in a stretch of time is counted, and how this message is marked in the counter. */
public sealed interface Measure {

    /** The mark of a message where marks do not matter. */
    String UNMARKED = "";

    /** How this message is marked, once for each mark. */
    Set<String> marks();

    /** How many messages. */
    record Messages() implements Measure {

        @Override
        public Set<String> marks() {
            return Set.of(UNMARKED);
        }
    }

    /** How many messages with this mark, which this message has. */
    record Same(String mark) implements Measure {

        @Override
        public Set<String> marks() {
            return Set.of(mark);
        }
    }

    /** How many different marks. */
    record Distinct(Set<String> marks) implements Measure {

        public Distinct {
            marks = Set.copyOf(marks);
        }
    }

    /**
     * How many points, each message adding those of its marks.
     *
     * @param weights by mark; other marks add nothing
     */
    record Points(Map<String, Score> weights, Set<String> marks) implements Measure {

        public Points {
            weights = Map.copyOf(weights);
            marks = Set.copyOf(marks);
        }
    }

    /** How many messages before this one. */
    record Earlier() implements Measure {

        @Override
        public Set<String> marks() {
            return Set.of(UNMARKED);
        }
    }
}
