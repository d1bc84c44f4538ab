package se.delaktig.kernel.view;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before anything else starts, the views take up what they lack of the log: all of it at the first
 * start, or when their fold has changed; what others have appended, after a stop.
 */
@Component
class CatchUpAtStart implements SmartLifecycle {
  private final Views views;
  private volatile boolean running;

  CatchUpAtStart(Views views) {
    this.views = views;
  }

  @Override
  public void start() {
    views.catchUp();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the processors, which go on from where this ends. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
