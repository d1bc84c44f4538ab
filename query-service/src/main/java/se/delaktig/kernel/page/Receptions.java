package se.delaktig.kernel.page;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.kernel.file.FileReception;

/** How the pages receive files, from the settings. */
@Configuration(proxyBeanMethods = false)
class Receptions {
  private static final Logger LOG = LoggerFactory.getLogger(Receptions.class);

  /**
   * @param clamd host and port of the virus scanner; empty for none
   */
  @Bean
  FileReception fileReception(@Value("${delaktig.clamd:}") String clamd) {
    if (clamd.isBlank()) {
      LOG.info("No virus scanner is named, so what people attach is not scanned");
      return FileReception.unscanned();
    }
    return FileReception.scannedBy(clamd);
  }
}
