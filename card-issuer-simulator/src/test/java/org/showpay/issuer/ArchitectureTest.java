package org.showpay.issuer;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.showpay.testing.ArchitectureRules;
import org.showpay.testing.WithoutGeneratedBeans;

/** Holds the card companies to the structure that all services have. */
@AnalyzeClasses(
    packages = "org.showpay.issuer",
    importOptions = {ImportOption.DoNotIncludeTests.class, WithoutGeneratedBeans.class})
class ArchitectureTest {

  @ArchTest static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
}
