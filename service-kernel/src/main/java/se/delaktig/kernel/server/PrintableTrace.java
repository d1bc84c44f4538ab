package se.delaktig.kernel.server;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** A log line's stack trace; logback makes it, as {@code logback-spring.xml} says. */
public final class PrintableTrace extends ExtendedWhitespaceThrowableProxyConverter {
  @Override
  protected String throwableProxyToString(IThrowableProxy thrown) {
    return Printable.trace(super.throwableProxyToString(thrown));
  }
}
