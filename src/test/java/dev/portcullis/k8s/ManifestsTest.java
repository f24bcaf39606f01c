package dev.portcullis.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import org.junit.jupiter.api.Test;

class ManifestsTest {

    @Test
    void readsEveryDocument() {
        Manifests manifests = Manifests.parse("""
                {apiVersion: v1, kind: ConfigMap, metadata: {name: one}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: two}, data: {key: value}}
                """);

        assertThat(manifests.named("two", ConfigMap.class).getData()).containsEntry("key", "value");
        assertThat(manifests.all(ConfigMap.class)).hasSize(2);
    }

    @Test
    void refusesAMisspeltField() {
        String manifest =
                "{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {terminationGraceSeconds: 30}}}}";

        assertThatThrownBy(() -> Manifests.parse(manifest)).hasMessageContaining("terminationGraceSeconds");
    }

    @Test
    void refusesAnUnknownKind() {
        assertThatThrownBy(() -> Manifests.parse("{apiVersion: apps/v1, kind: Deploymnet}"))
                .hasMessageContaining("apps/v1/Deploymnet");
    }
}
