package dev.portcullis.admin;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** @param cursor asks for the next page; null on the last one */
@RegisterForReflection
public record DeedsView(List<DeedView> deeds, Optional<String> cursor) {}
