package se.delaktig.signin.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps out what other contexts need. Where several services share one class path, each would be
 * given the others' libraries as well; a context that sets {@code delaktig.auto-configuration.only}
 * takes only what begins with one of the prefixes named there. Others are left alone.
 */
public class OnlyNamedAutoConfiguration implements AutoConfigurationImportFilter, EnvironmentAware {
  private String[] prefixes = {};

  @Override
  public void setEnvironment(Environment environment) {
    prefixes =
        environment.getProperty("delaktig.auto-configuration.only", String[].class, prefixes);
  }

  @Override
  public boolean[] match(
      @Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
    boolean[] taken = new boolean[autoConfigurationClasses.length];
    for (int i = 0; i < taken.length; i++) {
      String name = autoConfigurationClasses[i];
      taken[i] =
          name == null
              || prefixes.length == 0
              || Arrays.stream(prefixes).anyMatch(name::startsWith);
    }
    return taken;
  }
}
