package org.showpay.auth;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.showpay.testing.ArchitectureRules;
import org.showpay.testing.WithoutGeneratedBeans;

/** The style's rules on structure, held against this service. */
@AnalyzeClasses(
    packages = "org.showpay.auth",
    importOptions = {ImportOption.DoNotIncludeTests.class, WithoutGeneratedBeans.class})
class ArchitectureTest {

  @ArchTest static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
}
