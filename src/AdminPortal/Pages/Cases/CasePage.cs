using Grpc.Core;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases;

/// <summary>A page of one case: what stands about it, and why it is read (RECORD-3).</summary>
public abstract class CasePage(RiskPlatformClient client) : PortalPage
{
    /// <summary>The parts of a case, as its menu names them.</summary>
    internal static readonly IReadOnlyList<(string Path, string Title)> Parts =
    [
        ("", "Overview"), ("people", "People"), ("timeline", "Timeline"), ("facts", "Facts"),
        ("assessments", "Assessments"), ("contacts", "Contacts"), ("referrals", "Referrals"),
        ("consultations", "Consultations"), ("subject-access", "Subject access"),
        ("talking-points", "Talking points"), ("print", "Print view"),
    ];

    /// <summary>The case that the address names.</summary>
    [BindProperty(SupportsGet = true), FromRoute]
    public Guid Id { get; set; }

    /// <summary>The etag that a change is based on.</summary>
    [BindProperty]
    public string? Etag { get; set; }

    /// <summary>The case as it stands.</summary>
    public Case Held { get; private set; } = new();

    /// <summary>Somebody changed the case while this form was filled in: how it is now is shown beside it.</summary>
    public bool ChangedMeanwhile { get; private set; }

    /// <summary>The second person of LOOK-3 and ASSESS-5.</summary>
    public bool Decides => Me.Is(Person.Manager, Person.SafeguardingLead);

    protected RiskPlatformClient Client => client;

    protected TimeProvider Clock => HttpContext.RequestServices.GetRequiredService<TimeProvider>();

    protected string CaseId => Id.ToString();

    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>Headers that say why the case is read.</summary>
    protected Metadata Why => Purpose.ToHeaders();

    /// <summary>Why the case is read: as the person's own part in the work, unless a page knows better.</summary>
    protected virtual AccessPurpose Purpose =>
        Me.Is(Person.Practitioner) ? AccessPurpose.Casework
        : Me.Is(Person.Reviewer) ? AccessPurpose.Review
        : AccessPurpose.Supervision;

    /// <summary>The address of a part of this case.</summary>
    public string To(string part = "") => part.Length == 0 ? $"/cases/{Id}" : $"/cases/{Id}/{part}";

    /// <summary>The name that a person of the case goes by on the screen.</summary>
    public string NameOf(string partyId) =>
        Held.Parties.FirstOrDefault(p => p.PartyId == partyId) is { } party ? CaseWords.Name(party) : "Somebody else";

    /// <summary>Reads what the page shows.</summary>
    protected virtual async Task LoadAsync()
    {
        var answer = await client.Cases.GetCaseAsync(
            new GetCaseRequest { CaseId = CaseId }, Why, cancellationToken: Stop);
        Held = answer.Case;
        Etag ??= Held.Etag;
    }

    /// <summary>Writes; what was changed by somebody else meanwhile is shown, with a new etag to go on from.</summary>
    protected Task<IActionResult> WriteAsync(Func<Task<IActionResult>> write) => TryAsync(
        async () =>
        {
            try
            {
                return await write();
            }
            catch (StaleEtagException)
            {
                ChangedMeanwhile = true;
                throw;
            }
        },
        async () =>
        {
            if (ChangedMeanwhile)
            {
                Etag = null;
                ModelState.Remove(nameof(Etag));
            }

            await LoadAsync();
        });
}
