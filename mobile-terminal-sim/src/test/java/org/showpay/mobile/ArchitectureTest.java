package org.showpay.mobile;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.showpay.testing.ArchitectureRules;
import org.showpay.testing.WithoutGeneratedBeans;

/** This service keeps to STYLE.md's rules on structure. */
@AnalyzeClasses(
    packages = "org.showpay.mobile",
    importOptions = {ImportOption.DoNotIncludeTests.class, WithoutGeneratedBeans.class})
class ArchitectureTest {

  @ArchTest static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
}
