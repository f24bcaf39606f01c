package dev.portcullis.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Words as they come in messages and words to look for, which begin alike and are never the same. */
final class Vocabulary {

    private static final String[] COMMON =
            ("the of and to in is you that it he was for on are as with his they at be this"
                            + " from have or by one had not but what all were when we there can an your which their said if do"
                            + " will each about how up out them then she many some so these would other into has more her two"
                            + " like him see time could no make than first been its who now people my made over did down only"
                            + " way find use may water long little very after words called just where most know please thanks"
                            + " order hello delivery tomorrow today morning price shipping number address received")
                    .split(" ");

    private static final String[] SYLLABLES =
            ("ba be bi bo ca co cri da de di do fa fe fi ga go gra in jo ka la le li lo ma"
                            + " me mi mo na ne no pa per po pro qua ra re ri ro sa se si so sta ta te ti to tra un va ve vi wa we"
                            + " win za")
                    .split(" ");

    private static final String DEVANAGARI_SIGNS = "\u093E\u093F\u0940\u0941\u0947\u094B\u0902";
    private static final String LATIN = "aceiopxyABCEHKMOPTX";
    private static final String CYRILLIC = "\u0430\u0441\u0435\u0456\u043E\u0440\u0445\u0443"
            + "\u0410\u0412\u0421\u0415\u041D\u041A\u041C\u041E\u0420\u0422\u0425";

    private Vocabulary() {}

    /** Different ones of one to three words, the same at each call. */
    static List<String> keywords(int count) {
        Random random = new Random(17);
        Set<String> keywords = new LinkedHashSet<>();
        while (keywords.size() < count) {
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                words.add(made(random, 3) + "x");
            }
            keywords.add(String.join(" ", words));
        }
        return List.copyOf(keywords);
    }

    /** A text of words that are in common use or look like keywords. */
    static String plain(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            String word = random.nextInt(4) == 0 ? made(random, 3) : COMMON[random.nextInt(COMMON.length)];
            boolean opens = text.isEmpty() || text.charAt(text.length() - 2) == '.';
            text.append(opens ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word)
                    .append(random.nextInt(12) == 0 ? ". " : random.nextInt(9) == 0 ? ", " : " ");
        }
        return text.substring(0, length - 1) + "!";
    }

    /** A plain text, a little longer, with one keyword, or in a long one with several. */
    static String withKeywords(Random random, int length, List<String> keywords) {
        StringBuilder text = new StringBuilder();
        do {
            String keyword = keywords.get(random.nextInt(keywords.size()));
            text.append(plain(random, Math.clamp(length - keyword.length() - 2L, 4, 1_000)))
                    .append(' ')
                    .append(keyword)
                    .append(' ');
        } while (text.length() < length);
        return text.toString();
    }

    /** A text as long in which one word of eight is a keyword with something before or after. */
    static String nearly(Random random, int length, List<String> keywords) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            String keyword = keywords.get(random.nextInt(keywords.size()));
            text.append(random.nextBoolean() ? "un" + keyword : keyword + "es")
                    .append(' ')
                    .append(plain(random, 50))
                    .append(' ');
        }
        return text.substring(0, length - 1) + "e";
    }

    static String inHindi(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            for (int i = random.nextInt(4) + 2; i > 0; i--) {
                text.append((char) ('\u0915' + random.nextInt('\u0939' - '\u0915')));
                if (random.nextBoolean()) {
                    text.append(DEVANAGARI_SIGNS.charAt(random.nextInt(DEVANAGARI_SIGNS.length())));
                }
            }
            text.append(' ');
        }
        return text.substring(0, length);
    }

    /** The text with most letters that have a Cyrillic double replaced by it. */
    static String lookingAlike(Random random, String text) {
        StringBuilder alike = new StringBuilder(text);
        for (int i = 0; i < alike.length(); i++) {
            int known = LATIN.indexOf(alike.charAt(i));
            if (known >= 0 && random.nextInt(4) != 0) {
                alike.setCharAt(i, CYRILLIC.charAt(known));
            }
        }
        return alike.toString();
    }

    private static String made(Random random, int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(syllables) + 1; i >= 0; i--) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }
}
