/** The folder of secrets that lies outside the database, and what is sealed with it. */
@NullMarked
package se.delaktig.signin.keys;

import org.jspecify.annotations.NullMarked;
