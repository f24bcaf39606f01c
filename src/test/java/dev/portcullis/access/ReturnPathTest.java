package dev.portcullis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lines",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/",
                "https:evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/a\r\nSet-Cookie: a=b",
                "/../evil",
                "/a/../../evil",
                "/a/%2E%2e/evil",
                "/a/..",
                "/./a",
                "/lines#fragment",
                "/sign-in",
                "/sign-in?to=/sign-in"
            })
    void leadsNowhereElse(String text) {
        assertThat(ReturnPath.of(text).path()).isEqualTo("/");
        assertThat(ReturnPath.of(text).fromSignIn()).isEqualTo("./");
    }

    @Test
    void leadsToTheRootWithoutAText() {
        assertThat(ReturnPath.of(null).signIn()).isEqualTo("sign-in");
        assertThat(ReturnPath.of("/" + "a".repeat(3_000)).path()).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "/, ./sign-in",
        "/blocked, ./sign-in?to=%2Fblocked",
        "/blocked/, ../sign-in?to=%2Fblocked%2F",
        "/lines/1/blocked?page=2&q=a/b, ../../sign-in?to=%2Flines%2F1%2Fblocked%3Fpage%3D2%26q%3Da%2Fb",
        "/senders/+15551230001, ../sign-in?to=%2Fsenders%2F%2B15551230001"
    })
    void findsTheFormFromAnyDepthUnderAnyPrefix(String path, String relative) {
        ReturnPath asked = ReturnPath.of(path);

        assertThat(asked.toSignIn()).isEqualTo(relative);
        assertThat(URI.create("https://gw.example/prefix" + path).resolve(asked.toSignIn()))
                .asString()
                .startsWith("https://gw.example/prefix/sign-in");
        assertThat(URI.create("https://gw.example/prefix/sign-in").resolve(asked.fromSignIn()))
                .hasToString("https://gw.example/prefix" + path);
    }
}
