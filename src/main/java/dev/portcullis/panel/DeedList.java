package dev.portcullis.panel;

import dev.portcullis.admin.DeedFilter;
import dev.portcullis.audit.DeedKind;
import java.util.List;

/**
 * A page of what people did.
 *
 * @param filter what was asked for
 * @param older asks for the next page; empty on the last one
 */
record DeedList(DeedFilter filter, List<DeedRow> rows, String older) {

    public List<String> kinds() {
        return DeedKind.wireNames();
    }
}
