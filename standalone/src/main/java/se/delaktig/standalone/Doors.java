package se.delaktig.standalone;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Keeps the services' health at {@code OUT_OF_SERVICE} until the office is open: until a
 * demonstration is played and shown, and whoever waits for it can read the accounts.
 */
final class Doors implements HealthIndicator {
  private volatile boolean open;

  void open() {
    open = true;
  }

  @Override
  public Health health() {
    return (open ? Health.up() : Health.outOfService()).build();
  }
}
