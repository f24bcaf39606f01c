package dev.portcullis.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StageTest {

    @ParameterizedTest
    @EnumSource
    void theScriptsKnowTheSameNextStages(Stage stage) throws IOException {
        // When
        Matcher row =
                Pattern.compile("(?m)^  " + stage.wireName() + " = \\{([^}]*)}").matcher(lua());

        // Then
        assertThat(row.find()).isTrue();
        assertThat(stages(row.group(1))).isEqualTo(stage.next());
    }

    private static Set<Stage> stages(String row) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        Matcher each = Pattern.compile("(\\w+) = true").matcher(row);
        while (each.find()) {
            stages.add(Stage.valueOf(each.group(1).toUpperCase(Locale.ROOT)));
        }
        return stages;
    }

    private static String lua() throws IOException {
        try (InputStream in = Stage.class.getResourceAsStream("/redis/case-life.lua")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
