package dev.portcullis.webhook;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged while it is open. */
final class LogRecords extends Handler implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

    private LogRecords() {}

    static LogRecords ofEverything() {
        LogRecords records = new LogRecords();
        records.root.addHandler(records);
        return records;
    }

    List<LogRecord> warnings() {
        return records.stream()
                .filter(each -> each.getLevel().intValue() >= Level.WARNING.intValue())
                .toList();
    }

    @Override
    public void publish(LogRecord each) {
        records.add(each);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
