package dev.portcullis.admin;

import dev.portcullis.access.Role;
import dev.portcullis.admin.BlocksView.BlocksRequest;
import dev.portcullis.message.LineId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Blocks and unblocks by a person. */
@Path("/api/v1/lines/{line}/blocks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.OPERATOR)
@OncePerKey
@Tag(name = "blocks")
public class BlocksApi {

    private final ManualBlocks blocks;

    BlocksApi(ManualBlocks blocks) {
        this.blocks = blocks;
    }

    @POST
    @Operation(
            summary = "Blocks up to 1,000 users and waits up to 10 s for Meta",
            description = "Meta blocks nobody who has not written within 24 hours: such a user becomes wanted, and is"
                    + " blocked on the next message.")
    public BlocksView block(
            @PathParam("line") String line, @Nullable BlocksRequest request, @Context SecurityContext security) {
        return blocks.block(asked(line, request, security));
    }

    @DELETE
    @Operation(summary = "Unblocks up to 1,000 users, pardons them, and waits up to 10 s for Meta")
    public BlocksView unblock(
            @PathParam("line") String line, @Nullable BlocksRequest request, @Context SecurityContext security) {
        return blocks.unblock(asked(line, request, security));
    }

    private static ManualBlocks.Asked asked(
            String lineText, @Nullable BlocksRequest request, SecurityContext security) {
        LineId line = Arguments.line(lineText);
        BlocksRequest present = request == null ? new BlocksRequest(null, null) : request;
        return new ManualBlocks.Asked(
                line,
                Arguments.users(present.users()),
                Arguments.reason(present.reason()),
                security.getUserPrincipal().getName());
    }
}
