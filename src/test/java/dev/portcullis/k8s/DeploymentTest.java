package dev.portcullis.k8s;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What kubectl makes of the example overlay: its parts must fit each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentTest {

    private Manifests manifests;
    private Deployment deployment;
    private PodSpec pod;
    private Container container;

    @BeforeAll
    void build(@TempDir Path folder) throws IOException, InterruptedException {
        manifests = Manifests.parse(kustomize(Path.of("k8s/overlays/example"), folder));
        deployment = manifests.named("portcullis", Deployment.class);
        pod = deployment.getSpec().getTemplate().getSpec();
        container = pod.getContainers().getFirst();
    }

    @Test
    void selectorsFindThePods() {
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();

        assertThat(labels)
                .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels())
                .containsAllEntriesOf(manifests
                        .named("portcullis", NetworkPolicy.class)
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels())
                .containsAllEntriesOf(manifests
                        .named("portcullis", PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels());
        assertThat(manifests.all(Service.class))
                .hasSize(2)
                .allSatisfy(service -> assertThat(labels)
                        .containsAllEntriesOf(service.getSpec().getSelector()));
        assertThat(pod.getTopologySpreadConstraints())
                .allSatisfy(constraint -> assertThat(labels)
                        .containsAllEntriesOf(constraint.getLabelSelector().getMatchLabels()));
    }

    @Test
    void portsAreTheContainers() {
        List<String> names =
                container.getPorts().stream().map(ContainerPort::getName).toList();

        assertThat(container.getPorts())
                .extracting(ContainerPort::getContainerPort)
                .containsExactly(8080, 9000);
        assertThat(manifests.all(Service.class).flatMap(service -> service.getSpec().getPorts().stream()))
                .extracting(ServicePort::getTargetPort)
                .extracting(IntOrString::getStrVal)
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(probes())
                .extracting(probe -> probe.getHttpGet().getPort().getStrVal())
                .containsOnly("management");
    }

    @Test
    void readinessAsksMoreThanLiveness() {
        assertThat(probes())
                .extracting(probe -> probe.getHttpGet().getPath())
                .containsExactly("/q/health/live", "/q/health/live", "/q/health/ready");
    }

    @Test
    void whatIsReferredToIsThere() {
        assertThat(pod.getVolumes().stream().map(Volume::getConfigMap).filter(Objects::nonNull))
                .extracting(source -> manifests.named(source.getName(), ConfigMap.class))
                .hasSize(1);
        assertThat(container.getEnvFrom())
                .extracting(source -> manifests.named(source.getConfigMapRef().getName(), ConfigMap.class))
                .hasSize(1);
        assertThat(container.getVolumeMounts())
                .allSatisfy(mount ->
                        assertThat(pod.getVolumes()).extracting(Volume::getName).contains(mount.getName()));
    }

    @Test
    void rulesAreMountedWhereTheyAreLookedFor() {
        ConfigMap settings = manifests.named(
                container.getEnvFrom().getFirst().getConfigMapRef().getName(), ConfigMap.class);

        assertThat(settings.getData())
                .containsEntry("PORTCULLIS_RULES_DIRECTORY", mountPath("rules"))
                .containsEntry("PORTCULLIS_RULES_MODE", "shadow");
        assertThat(manifests.all(ConfigMap.class))
                .as("a name without a hash, so that new rules reach running pods")
                .extracting(map -> map.getMetadata().getName())
                .contains("portcullis-rules");
    }

    @Test
    void secretsAreFilesOfTheMountedSecret() {
        Map<String, String> keys =
                manifests.named("portcullis-secrets", Secret.class).getStringData();

        assertThat(container.getEnv().stream()
                        .filter(variable -> variable.getName().endsWith("_FILE"))
                        .map(EnvVar::getValue))
                .containsExactlyInAnyOrderElementsOf(keys.keySet().stream()
                        .map(key -> mountPath("secrets") + "/" + key)
                        .toList());
    }

    @Test
    void redisIsCompulsory() {
        EnvVar hosts = container.getEnv().stream()
                .filter(variable -> variable.getName().equals("QUARKUS_REDIS_HOSTS"))
                .findAny()
                .orElseThrow();
        var key = hosts.getValueFrom().getSecretKeyRef();

        assertThat(key.getOptional()).isNull();
        assertThat(manifests.named(key.getName(), Secret.class).getStringData()).containsKey(key.getKey());
    }

    @Test
    void thePodMeetsTheRestrictedStandard() {
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }

    @Test
    void aRolloutLosesNoPod() {
        assertThat(deployment.getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
        assertThat(deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable())
                .isEqualTo(new IntOrString(0));
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(20);
    }

    @Test
    void onlyTheWebhookIsPublic() {
        assertThat(manifests
                        .all(Ingress.class)
                        .flatMap(ingress -> ingress.getSpec().getRules().stream())
                        .flatMap(rule -> rule.getHttp().getPaths().stream()))
                .extracting(HTTPIngressPath::getPathType, HTTPIngressPath::getPath)
                .containsExactly(tuple("Exact", "/webhook"));
    }

    private Stream<Probe> probes() {
        return Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe());
    }

    private String mountPath(String volume) {
        return container.getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals(volume))
                .findAny()
                .orElseThrow()
                .getMountPath();
    }

    private static String kustomize(Path overlay, Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("manifests.yaml");
        Path errors = folder.resolve("errors.txt");
        Process kubectl;
        try {
            kubectl = new ProcessBuilder("kubectl", "kustomize", overlay.toString())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
        } catch (IOException e) {
            return abort("kubectl is not installed, so the Kubernetes manifests are not built: " + e.getMessage());
        }
        assertThat(kubectl.waitFor(60, SECONDS)).as("kubectl kustomize ends").isTrue();
        assertThat(kubectl.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readString(out);
    }
}
