using System.Collections.Concurrent;
using System.Globalization;
using Google.Protobuf.Reflection;

namespace RiskPlatform.AdminPortal.Kit;

/// <summary>One thing that can be chosen: the value that is sent, what is read, and a line that explains it.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>
/// Codes of the protocol in plain words. A code reads as it is spelled unless a sentence needs another word.
/// </summary>
public static class Words
{
    private static readonly ConcurrentDictionary<Enum, string> Known = new();

    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["PERPETRATOR"] = "Subject",
        ["DAPP"] = "Perpetrator programme (DAPP)",
        ["SUICIDAL"] = "Suicidal",
        ["MARAC"] = "MARAC",
        ["MAPPA"] = "MAPPA",
        ["CHILDRENS_SUPPORT"] = "Children’s support",
        ["ENGLAND_AND_WALES"] = "England and Wales",
        ["NORTHERN_IRELAND"] = "Northern Ireland",
        ["CHILDRENS_SOCIAL_CARE"] = "Children’s social care",

        // What the subject says is nobody's finding: it reads as theirs, as the guidance names it.
        ["PROBLEM_WITH_DRINK"] = "Says drink is a problem",
        ["NEEDS_ANGER_MANAGEMENT"] = "Asks for anger management",
        ["NOT_HANDLING_WORK_STRESS"] = "Says work stress is too much",
        ["PARTNER_SENT_ME"] = "Came because the partner asked",
        ["FIGHTING_A_LOT"] = "Says the couple fight a lot",
        ["NEEDS_COUPLES_COUNSELLING"] = "Asks for couples counselling",
        ["PARTNER_NOT_COPING"] = "Says the partner is not coping",
        ["KIDS_OUT_OF_CONTROL"] = "Says the children are out of control",
        ["DEPRESSED_OR_NOT_COPING"] = "Says they feel depressed or are not coping",
        ["SAYS_PARTNER_IS_ABUSIVE"] = "Says the partner is violent or abusive",
        ["CONSULTED_MANAGER"] = "Consulted a manager",
        ["CONSULTED_SAFEGUARDING_LEAD"] = "Consulted the safeguarding lead",
        ["CONTACTED_POLICE"] = "Contacted the police",
        ["REFERRED_CHILDRENS_SOCIAL_CARE"] = "Referred to children’s social care",
        ["REFERRED_ADULT_SOCIAL_CARE"] = "Referred to adult social care",
        ["REFERRED_MARAC"] = "Referred to a MARAC",
        ["LIAISED_WITH_SURVIVOR"] = "Liaised with the survivor",
        ["CONTACTED_DOMESTIC_ABUSE_SERVICE"] = "Contacted a domestic abuse service",
        ["SELF_HARM_EMERGENCY_SERVICES"] = "Self-harm: emergency services",
        ["SELF_HARM_MENTAL_HEALTH"] = "Self-harm: mental health service",
        ["SELF_HARM_SAFETY_PLAN"] = "Self-harm: safety plan",
        ["SELF_HARM_ACTION"] = "Self-harm action",
        ["TELL_SURVIVOR_SERVICE"] = "Tell the survivor’s service",
        ["NOTIFY_AGENCY"] = "Tell an agency",
        ["STANCE"] = "How the subject speaks about abuse",
        ["NOTICE"] = "Notice to an agency",
    };

    /// <summary>A code as words: <c>THREATS_TO_KILL</c> as "Threats to kill". The zero value is "Not known".</summary>
    public static string Of(Enum code) => Known.GetOrAdd(code, static c => Read(c));

    /// <summary>The name of a field as words: <c>Others[1].DisplayName</c> as "Display name".</summary>
    public static string OfName(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var last = field.Split('.')[^1].Split('[')[0];
        var words = string.Concat(last.Select((c, i) =>
            i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>The values of a code as choices, without its zero value.</summary>
    public static IReadOnlyList<Choice> Choices<T>(params ReadOnlySpan<T> without) where T : struct, Enum
    {
        var choices = new List<Choice>();
        foreach (var value in Enum.GetValues<T>())
        {
            if (Convert.ToInt32(value, null) != 0 && !without.Contains(value))
                choices.Add(new Choice(value.ToString(), Of(value)));
        }

        return choices;
    }

    /// <summary>A number with its noun: "1 review", "2 reviews".</summary>
    public static string Count(long number, string one, string? many = null) =>
        number.ToString("N0", CultureInfo.InvariantCulture) + " " + (number == 1 ? one : many ?? one + "s");

    private static string Read(Enum code)
    {
        var name = code.GetType().GetField(code.ToString())?
            .GetCustomAttributes(typeof(OriginalNameAttribute), false).OfType<OriginalNameAttribute>()
            .FirstOrDefault()?.Name ?? code.ToString();
        var prefix = Upper(code.GetType().Name) + "_";
        if (name.StartsWith(prefix, StringComparison.Ordinal)) name = name[prefix.Length..];
        if (name == "UNSPECIFIED") return "Not known";
        if (Others.TryGetValue(name, out var word)) return word;
        var words = name.Replace('_', ' ').ToLowerInvariant();
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Upper(string type) => string.Concat(type.Select((c, i) =>
        i > 0 && char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));
}
