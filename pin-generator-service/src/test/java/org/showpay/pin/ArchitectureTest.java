package org.showpay.pin;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.showpay.testing.ArchitectureRules;
import org.showpay.testing.WithoutGeneratedBeans;

/** Holds this service to the rules on structure that all services share. */
@AnalyzeClasses(
    packages = "org.showpay.pin",
    importOptions = {ImportOption.DoNotIncludeTests.class, WithoutGeneratedBeans.class})
class ArchitectureTest {

  @ArchTest static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
}
