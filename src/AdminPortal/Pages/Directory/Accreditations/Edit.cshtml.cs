using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Pages.Directory.Journey;
using RiskPlatform.AdminPortal.Pages.Directory.Parts;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Directory.Accreditations;

/// <summary>
/// Adds, renews or changes an accreditation (REFER-1). A renewal is one more accreditation, so that the directory still
/// tells on which days a referral was to an accredited programme.
/// </summary>
public sealed class EditModel(RiskPlatformClient client) : JourneyPage
{
    private const string New = "new";
    private Listing listing = new();
    private Accreditation? held;
    private Accreditation answered = new();

    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The id of an accreditation, or "new".</summary>
    [FromRoute]
    public string Which { get; set; } = "";

    [FromQuery]
    public bool Renew { get; set; }

    [BindProperty]
    public string? Scheme { get; set; }

    [BindProperty]
    public string? Edition { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public DayInput ValidFromDate { get; set; } = new();

    [BindProperty]
    public DayInput ValidToDate { get; set; } = new();

    [BindProperty]
    public AccreditationState? State { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    internal override string Heading => Renew ? "Renew an accreditation"
        : Which == New ? "Add an accreditation" : "Change an accreditation";

    internal override string Back => $"/directory/listings/{Id}";

    internal override bool IsChange => !Renew && Which != New;

    internal override string SendLabel => IsChange ? "Save the change" : "Add the accreditation";

    protected override async Task<string?> LoadAsync()
    {
        var answer = await client.Directory.GetListingAsync(
            new GetListingRequest { ListingId = Id.ToString() }, cancellationToken: HttpContext.RequestAborted);
        listing = answer.Listing;
        held = listing.Accreditations.FirstOrDefault(a => a.AccreditationId == Which);
        return IsChange ? held?.Etag : listing.Etag;
    }

    protected override void Fill()
    {
        State = held is null || Renew ? AccreditationState.Granted : held.State;
        if (held is null) return;
        (Scheme, Edition) = (held.Scheme, held.Edition);
        if (Renew)
        {
            ValidFromDate = DayInput.Of(Days.Read(held.ValidToDate)?.AddDays(1));
            return;
        }

        (Number, Evidence) = (held.Number, held.Evidence);
        ValidFromDate = DayInput.Of(Days.Read(held.ValidFromDate));
        ValidToDate = DayInput.Of(Days.Read(held.ValidToDate));
    }

    protected override void Take()
    {
        if (Which != New && held is null)
            ModelState.AddModelError("", "This accreditation is not in the listing any more. Go back to the listing");
        answered = new Accreditation
        {
            AccreditationId = IsChange ? Which : "",
            Scheme = Typed.Required(Scheme, ModelState, nameof(Scheme), "Enter the scheme"),
            Edition = Typed.Text(Edition),
            Number = Typed.Text(Number),
            ValidFromDate = Days.Sent(ValidFromDate, ModelState, nameof(ValidFromDate), "Enter the first day"),
            ValidToDate = Days.Sent(ValidToDate, ModelState, nameof(ValidToDate), "Enter the last day"),
            State = State ?? AccreditationState.Unspecified,
            Evidence = Typed.Required(Evidence, ModelState, nameof(Evidence), "Say where the evidence is kept"),
        };
        if (answered.State == AccreditationState.Unspecified)
            ModelState.AddModelError(nameof(State), "Say whether it holds, apart from its days");
    }

    internal override IReadOnlyList<Row> Before() => IsChange && held is not null ? RowsOf(held) : [];

    internal override IReadOnlyList<Row> After() => RowsOf(answered);

    protected override async Task<string> SendAsync()
    {
        if (IsChange)
        {
            await client.DirectoryAdmin.UpdateAccreditationAsync(new UpdateAccreditationRequest
            {
                ListingId = Id.ToString(),
                Accreditation = answered,
                Etag = Etag ?? "",
                Reason = Typed.Text(Reason),
                RequestId = RequestId,
            }, cancellationToken: HttpContext.RequestAborted);
            Say("The accreditation is changed.");
        }
        else
        {
            await client.DirectoryAdmin.AddAccreditationAsync(new AddAccreditationRequest
            {
                ListingId = Id.ToString(),
                Accreditation = answered,
                Etag = Etag ?? "",
                RequestId = RequestId,
            }, cancellationToken: HttpContext.RequestAborted);
            Say(Renew ? "The accreditation is renewed." : "The accreditation is added.");
        }

        return Back;
    }

    private static IReadOnlyList<Row> RowsOf(Accreditation accreditation) =>
    [
        new("Scheme", accreditation.Scheme),
        new("Edition", accreditation.Edition),
        new("Number", accreditation.Number),
        new("First day", Days.Of(accreditation.ValidFromDate)),
        new("Last day", Days.Of(accreditation.ValidToDate)),
        new("Does it hold", Words.Of(accreditation.State)),
        new("Evidence", accreditation.Evidence),
    ];
}
