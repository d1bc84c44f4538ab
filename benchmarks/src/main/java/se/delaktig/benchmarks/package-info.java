/**
 * Measures the whole system. Each measurement takes its floor and ours turn and turn about in one
 * run, and leaves every sample behind.
 */
@NullMarked
package se.delaktig.benchmarks;

import org.jspecify.annotations.NullMarked;
