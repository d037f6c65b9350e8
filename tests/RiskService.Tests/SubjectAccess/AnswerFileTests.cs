using System.Text;
using System.Text.Json;
using RiskPlatform.RiskService.SubjectAccess;
using RiskPlatform.V1;
using UglyToad.PdfPig;

namespace RiskService.Tests.SubjectAccess;

/// <summary>What is in the two files, to the last byte of what nobody reads.</summary>
public sealed class AnswerFileTests
{
    private static readonly EntryContent[] Record =
    [
        Written.Said("I shouted (and) threw a plate\nthen I left", 40),
        Written.Said("Earlier words", 3),
        Written.Said("Earlier words", 3),
        Written.Assessed(
            Written.Observed(Indicator.CoerciveControl, SourceKind.Police, day: 12),
            Written.Observed(Indicator.ProblemWithDrink, SourceKind.Perpetrator, "Drinking again", 14)),
        Written.Met(ContactMode.HomeVisit, 20, Written.Subject),
    ];

    [Fact]
    public void Json_says_what_may_be_shown_each_thing_once_by_its_own_day()
    {
        using var json = JsonDocument.Parse(Written.Json(Record));
        var root = json.RootElement;
        Assert.Equal(
            [
                "title", "held_on", "about", "limits", "you", "recorded_about_behaviour", "your_words", "contacts",
                "other_information", "corrections", "complaints", "support",
            ],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("Sam Synthetic", root.GetProperty("you").GetProperty("name").GetString());
        Assert.Equal(
            [
                "2025-01-04 Earlier words", "2025-01-15 Drinking again",
                "2025-02-10 I shouted (and) threw a plate\nthen I left",
            ],
            root.GetProperty("your_words").EnumerateArray()
                .Select(w => $"{w.GetProperty("date")} {w.GetProperty("words")}"));
        Assert.Equal(
            ["police", "you"],
            root.GetProperty("recorded_about_behaviour").EnumerateArray()
                .Select(w => w.GetProperty("told_by").GetString()));
        Assert.Equal("At home", root.GetProperty("contacts")[0].GetProperty("how").GetString());
        Assert.Equal("0808 8024040", root.GetProperty("support").GetProperty("phone").GetString());
    }

    [Fact]
    public void The_order_of_entries_and_how_often_they_say_the_same_make_no_difference()
    {
        var other = Record.Reverse().Concat(Record).ToArray();
        Assert.Equal(Written.Json(Record), Written.Json(other));
        Assert.Equal(AnswerPdf.Write(Written.Answer(Record)), AnswerPdf.Write(Written.Answer(other)));
    }

    [Fact]
    public void The_document_says_the_same_and_nothing_in_it_is_by_chance()
    {
        var pdf = AnswerPdf.Write(Written.Answer(Record));
        var text = NoInferenceProperties.Text(pdf).ReplaceLineEndings(" ");
        foreach (var part in new[]
        {
            "Sam Synthetic", "S-1", "threw a plate", "Earlier words", "police", "21 January 2025", "At home",
            "Information Commissioner", "whether or not anything was left out", "0808 8024040", "5 January 2026",
        })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        using var document = PdfDocument.Open(pdf);
        Assert.Equal("D:20260105000000+00'00'", document.Information.CreationDate);
        Assert.Equal(document.Information.CreationDate, document.Information.ModifiedDate);
        Assert.Equal((AnswerWords.Title, null), (document.Information.Title, document.Information.Author));
        Assert.Matches(@"/ID\[<([0-9A-F]{32})><\1>\]", Encoding.Latin1.GetString(pdf));
    }

    [Fact]
    public void Words_that_hold_what_a_document_cannot_draw_are_shown_as_far_as_it_can()
    {
        var hostile = Written.Answer(
            [Written.Said("plain \u202E turned \u0000 \u0627\u0628 /ID[<00000000000000000000000000000000>", 1)]);
        Assert.Contains("shown as", NoInferenceProperties.Text(AnswerPdf.Write(hostile)), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(AnswerJson.Write(hostile));
        Assert.Contains('\u0627', json.RootElement.GetProperty("your_words")[0].GetProperty("words").GetString()!);
    }

    [Fact]
    public void Every_answer_has_the_same_words_around_what_it_shows()
    {
        var (empty, theirs) = (Written.Json([]), Written.Json([new EntryContent
        {
            LevelApproval = new LevelApproval { Level = RiskLevel.Imminent, Reason = "Zq" },
        }]));
        Assert.Equal(empty, theirs);
        Assert.Contains("left out", Encoding.UTF8.GetString(empty), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_from_before_a_role_swap_and_nothing_that_was_corrected()
    {
        var swap = new EntryContent { RoleSwap = new RoleSwapEntry { State = RoleSwapState.Approved } };
        EntryContent Heard(string words, int day)
        {
            var said = Written.Said(words, 1);
            said.Recorded.HeardTime = Written.On(day);
            return said;
        }

        EntryContent[] record =
        [
            Heard("before", 400), swap, Heard("heard before, recorded after", 400), Heard("after", 502),
            Written.Met(ContactMode.Video, 400, Written.Subject),
            Written.Met(ContactMode.Telephone, 503, Written.Subject),
            Heard("corrected", 503),
        ];
        var answer = Written.Answer(record, Written.Setting(new SwapPlace(2, Written.On(501).ToDateTimeOffset()), 7));
        Assert.Equal(["after"], answer.OwnWords.Select(w => w.Text));
        Assert.Equal(["By telephone"], answer.Contacts.Select(c => c.Text));
    }
}
