using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RiskService.Tests.Guidance;

public sealed partial class WordingTests
{
    private const int Run = 8;

    [Fact]
    public void No_run_of_8_words_is_copied_from_the_source()
    {
        var copied = from entry in TestContent.Texts()
                     from run in Runs(entry.Text)
                     where SourceShingles.Hashes.Contains(Hash(run))
                     select $"{entry.Where}: {run}";
        Assert.Empty(copied);
    }

    [Fact]
    public void The_hashes_find_a_copied_run()
    {
        // A heading of the source, cited as such: proof that words and hashes are made here as they were there.
        const string heading = "Perpetrator presents with an issue other than domestic abuse";
        Assert.All(Runs(heading), run => Assert.Contains(Hash(run), SourceShingles.Hashes));
    }

    [Fact]
    public void Wording_is_gender_neutral()
    {
        Assert.DoesNotContain(TestContent.Texts(), t => Gendered().IsMatch(t.Text));
        Assert.Matches(Gendered(), "Ask Her.");
        Assert.DoesNotMatch(Gendered(), "Others there, this human.");
    }

    // ASK-4: a question that speaks of what someone else said, knows or fears could give the survivor away.
    [Fact]
    public void Questions_do_not_speak_of_what_others_have_told()
    {
        Assert.DoesNotContain(TestContent.Current.AllQuestions, q => Told().IsMatch(q.Text));
        Assert.Matches(Told(), "Your partner told us that you shout.");
    }

    [Fact]
    public void Questions_are_questions_for_the_subject() => Assert.All(
        TestContent.Current.AllQuestions, q => Assert.EndsWith("?", q.Text, StringComparison.Ordinal));

    [Fact]
    public void No_text_is_there_twice() =>
        Assert.Distinct(TestContent.Texts().Select(t => t.Text));

    private static IEnumerable<string> Runs(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant().Replace('’', '\'')).Select(m => m.Value).ToList();
        return Enumerable.Range(0, Math.Max(0, words.Count - Run + 1))
            .Select(i => string.Join(' ', words.Skip(i).Take(Run)));
    }

    private static string Hash(string run) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(run)))[..8];

    [GeneratedRegex("[a-z0-9']+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\b(he|she|him|her|his|hers|himself|herself|husbands?|wife|wives|m[ae]n|wom[ae]n|dads?|mums?|fathers?|"
        + @"mothers?|boyfriends?|girlfriends?|boys?|girls?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Gendered();

    [GeneratedRegex(
        @"\b(told (me|us)|tells? (me|us)|(I|we) (know|have heard)|according to|reports?|reported|survivor)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Told();
}
