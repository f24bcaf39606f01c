package dev.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private static final String BCRYPT = "$2b$04$4ryNXigWWtSvnKzrTPGC4etKGEzJ9QdeL487dbVSQputUrZxG82uO";
    private static final String SHA_512 =
            "$6$abcdefgh$VUzTbg8TsP1EBtOIRBs1rDSwg5K5BWhU/g5Rox0APV4875R88RpyVsw9L3zquA.OwDtClhlgmCU/0Q3waSoQb/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                BCRYPT,
                SHA_512,
                "$6$rounds=1000$salt$dDFxa0AmNiK2A6uWXQ88vHE22SqGCWDA88v8NjMwRTyxQv6G9OwkoOf77rwiOID8qAleeSfmLW1FJuF2/IK4r."
            })
    void takesWhatStandardToolsPrint(String text) {
        PasswordHash hash = PasswordHash.parse(text).orElseThrow();

        assertThat(hash.matches("pass wörd")).isTrue();
        assertThat(hash.matches("pass word")).isFalse();
        assertThat(hash.matches("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void takesBcryptByEachOfItsNames(String name) {
        assertThat(PasswordHash.parse(name + BCRYPT.substring(4)))
                .hasValueSatisfying(
                        hash -> assertThat(hash.matches("pass wörd")).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pass wörd",
                "alice:" + BCRYPT,
                BCRYPT + "x",
                "$2x$04$4ryNXigWWtSvnKzrTPGC4etKGEzJ9QdeL487dbVSQputUrZxG82uO",
                "$2y$03$4ryNXigWWtSvnKzrTPGC4etKGEzJ9QdeL487dbVSQputUrZxG82uO",
                "$2y$16$4ryNXigWWtSvnKzrTPGC4etKGEzJ9QdeL487dbVSQputUrZxG82uO",
                "$apr1$abcdefgh$rK/lObuciIG5ziaV8BdHR/",
                "$6$rounds=9999999$salt$" + "a",
                "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ="
            })
    void refusesWhatIsWeakDamagedOrDear(String text) {
        assertThat(PasswordHash.parse(text)).isEmpty();
    }

    @Test
    void tellsHashesApartByTheirCost() {
        assertThat(cost(BCRYPT)).isEqualTo("$2$04");
        assertThat(cost("$2y$12" + BCRYPT.substring(6))).isEqualTo("$2$12");
        assertThat(cost(SHA_512)).isEqualTo("$6$");
        assertThat(cost("$6$rounds=1000$" + SHA_512.substring(3))).isEqualTo("$6$rounds=1000");
    }

    @Test
    void keepsItselfOutOfLogs() {
        assertThat(PasswordHash.parse(BCRYPT).orElseThrow().toString()).doesNotContain("$");
    }

    private static String cost(String text) {
        return PasswordHash.parse(text).orElseThrow().cost();
    }
}
