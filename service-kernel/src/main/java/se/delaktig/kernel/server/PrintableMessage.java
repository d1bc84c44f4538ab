package se.delaktig.kernel.server;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/** A log line's message; logback makes it, as {@code logback-spring.xml} says. */
public final class PrintableMessage extends MessageConverter {
  @Override
  public @Nullable String convert(ILoggingEvent event) {
    String message = super.convert(event);
    return message == null ? null : Printable.message(message);
  }
}
