using System.Text;
using CsCheck;
using RiskPlatform.RiskService.SubjectAccess;
using RiskPlatform.V1;
using UglyToad.PdfPig;

namespace RiskService.Tests.SubjectAccess;

/// <summary>
/// RECORD-4, RESPOND-2: of two records, one has whatever the survivor's side added and caused, anywhere in it. Both
/// answers are the same to the byte, so that nobody who has one can tell which of the two it is from.
/// </summary>
public sealed class NoInferenceProperties
{
    private static readonly Gen<(EntryContent[] Shown, List<EntryContent> All)> Records = Gen.Select(
        AnyRecord.Shown.Array[0, 8], AnyRecord.Added.Array[0, 8], AnyRecord.Into.Array[8], Gen.Int[0, 99].Array[8],
        (shown, added, into, places) =>
        {
            var all = shown.Select((content, i) =>
            {
                var more = content.Clone();
                into[i](more);
                return more;
            }).ToList();
            for (var i = 0; i < added.Length; i++) all.Insert(places[i] % (all.Count + 1), added[i]);
            return (shown, all);
        });

    [Fact]
    public void The_answer_is_the_same_as_if_the_survivors_side_had_never_spoken()
    {
        var (items, apart) = (0, 0);
        Records.Sample(record =>
        {
            var without = Written.Answer(record.Shown);
            var json = Written.Json(record.All);
            Assert.Equal(AnswerJson.Write(without), json);
            AssertNothingOfTheirs(Encoding.UTF8.GetString(json));
            Interlocked.Add(ref items, Written.Items(without).Length);
            Interlocked.Add(ref apart, record.All.Count - record.Shown.Length);
        }, iter: 3_000);

        // Otherwise it would have shown nothing.
        Assert.True(items > 3_000 && apart > 3_000, $"{items} items, {apart} additions");
    }

    [Fact]
    public void And_so_is_the_document() => Records.Sample(record =>
    {
        var pdf = AnswerPdf.Write(Written.Answer(record.All));
        Assert.True(AnswerPdf.Write(Written.Answer(record.Shown)).AsSpan().SequenceEqual(pdf));
        AssertNothingOfTheirs(Text(pdf));
    }, iter: 60, threads: 1);

    internal static string Text(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join('\n', document.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text))));
    }

    private static void AssertNothingOfTheirs(string text)
    {
        foreach (var word in new[] { "Zq", "2019", "IMMINENT", "ASSESS", "survivor", "child ", "specialist" })
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
        foreach (var label in AnyRecord.TheirCodes.Select(Written.Label))
            Assert.DoesNotContain(label, text, StringComparison.OrdinalIgnoreCase);
    }
}
