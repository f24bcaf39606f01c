package dev.portcullis.k8s;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A stream of YAML manifests, read by Kubernetes' own field names: a misspelt one is an error. */
record Manifests(List<HasMetadata> resources) {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/ConfigMap", ConfigMap.class,
            "v1/Namespace", Namespace.class,
            "v1/Secret", Secret.class,
            "v1/Service", Service.class,
            "v1/ServiceAccount", ServiceAccount.class,
            "apps/v1/Deployment", Deployment.class,
            "networking.k8s.io/v1/Ingress", Ingress.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);

    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new NoRoomForTheUnknown())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Manifests parse(String yaml) {
        List<HasMetadata> resources = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            JsonNode resource = STRICT.valueToTree(document);
            String kind = resource.path("apiVersion").asText() + "/"
                    + resource.path("kind").asText();
            if (!KINDS.containsKey(kind)) {
                throw new IllegalArgumentException(
                        "No manifest of kind " + kind + " is expected, but of " + KINDS.keySet());
            }
            resources.add(STRICT.convertValue(resource, KINDS.get(kind)));
        }
        return new Manifests(List.copyOf(resources));
    }

    <T extends HasMetadata> Stream<T> all(Class<T> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast);
    }

    <T extends HasMetadata> T named(String name, Class<T> kind) {
        return all(kind)
                .filter(resource -> resource.getMetadata().getName().equals(name))
                .findAny()
                .orElseThrow(() -> new NoSuchElementException(kind.getSimpleName() + " " + name));
    }

    /** The model's classes keep what they do not know in a map; without it Jackson tells the path of the unknown. */
    private static final class NoRoomForTheUnknown extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
