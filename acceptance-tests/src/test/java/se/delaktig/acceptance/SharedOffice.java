package se.delaktig.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running program and one browser for all test classes that ask for them, started with the
 * first and stopped after the last. Each class works in months of its own, so that none is in
 * another's way.
 */
final class SharedOffice implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(SharedOffice.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == RunningOffice.class || type == Chromium.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store store = context.getRoot().getStore(HERE);
    return parameter.getParameter().getType() == Chromium.class
        ? store.computeIfAbsent(Chromium.class, type -> Chromium.open(), Chromium.class)
        : store.computeIfAbsent(RunningOffice.class, type -> started(), RunningOffice.class);
  }

  private static RunningOffice started() {
    try {
      Path folder = Files.createDirectories(Path.of("target", "office"));
      return RunningOffice.start(Files.createTempDirectory(folder, "shared"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
