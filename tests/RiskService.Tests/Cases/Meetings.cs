using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;

namespace RiskService.Tests.Cases;

/// <summary>Contacts that a practice rule speaks of, and such as it allows.</summary>
internal static class Meetings
{
    public static readonly Dictionary<string, BadMeeting> Bad = new()
    {
        ["joint"] = new("RESPOND-3", "contact.attendances", "separately", c => Meeting(
            ContactPurpose.DiscussBehaviour, ContactMode.AgencyPremises, Subject(c), Survivor(c))),
        ["joint safety planning"] = new("RESPOND-3", "contact.attendances", "separately", c => Meeting(
            ContactPurpose.SafetyPlanning, ContactMode.Video, Subject(c), Survivor(c))),
        ["survivor interprets"] = new("RESPOND-3", "contact.attendances", "separately", c => Meeting(
            ContactPurpose.Assessment, ContactMode.AgencyPremises, Subject(c),
            Survivor(c, AttendanceRole.Interpreter))),
        ["alone at home"] = new("RESPOND-4", "contact.worker_ids", "second worker", c => Meeting(
            ContactPurpose.DiscussBehaviour, ContactMode.HomeVisit, Subject(c))),
        ["one worker twice at home"] = new("RESPOND-4", "contact.worker_ids", "second worker", c => With(Meeting(
            ContactPurpose.Challenge, ContactMode.HomeVisit, Subject(c)), " W-1 ")),
        ["subject interprets"] = new("LOOK-5", "contact.attendances[1].role", "independent interpreter", c => Meeting(
            ContactPurpose.SafetyPlanning, ContactMode.AgencyPremises, Survivor(c),
            Subject(c, AttendanceRole.Interpreter))),
        ["subject accompanies"] = new("LOOK-5", "contact.attendances[1].role", "without the subject", c => Meeting(
            ContactPurpose.Other, ContactMode.AgencyPremises, Survivor(c), Subject(c, AttendanceRole.Companion))),
        ["subject speaks for"] = new("LOOK-5", "contact.attendances[0].role", "without the subject", c => Meeting(
            ContactPurpose.Assessment, ContactMode.Telephone, Subject(c, AttendanceRole.Spokesperson), Survivor(c))),
        ["subject brings a child"] = new("LOOK-5", "contact.attendances[1].role", "without the subject", c => Meeting(
            ContactPurpose.SafetyPlanning, ContactMode.AgencyPremises, Child(c),
            Subject(c, AttendanceRole.Companion))),
        ["subject interprets for a child"] = new(
            "LOOK-5", "contact.attendances[0].role", "independent interpreter", c => Meeting(
                ContactPurpose.DiscussBehaviour, ContactMode.Video, Subject(c, AttendanceRole.Interpreter), Child(c))),
        ["subject speaks for a child"] = new("LOOK-5", "contact.attendances[1].role", "without the subject", c =>
            Meeting(ContactPurpose.Assessment, ContactMode.OtherPlace, Child(c),
                Subject(c, AttendanceRole.Spokesperson))),
    };

    public static readonly Dictionary<string, Func<Case, Contact>> Good = new()
    {
        ["subject alone"] = c => Meeting(ContactPurpose.Challenge, ContactMode.AgencyPremises, Subject(c)),
        ["survivor alone"] = c => Meeting(ContactPurpose.SafetyPlanning, ContactMode.HomeVisit, Survivor(c)),
        ["joint about a repair"] = c => Meeting(ContactPurpose.Other, ContactMode.HomeVisit, Subject(c), Survivor(c)),
        ["two at home"] = c =>
            With(Meeting(ContactPurpose.DiscussBehaviour, ContactMode.HomeVisit, Subject(c)), "w-2"),
        ["survivor with a child"] = c => Meeting(ContactPurpose.Assessment, ContactMode.OtherPlace, Survivor(c),
            At(c, PartyRole.Child, AttendanceRole.Companion)),
        ["subject brings a child to something else"] = c => Meeting(
            ContactPurpose.Other, ContactMode.OtherPlace, Child(c), Subject(c, AttendanceRole.Companion)),
        ["survivor brings a child"] = c => Meeting(
            ContactPurpose.Assessment, ContactMode.OtherPlace, Child(c), Survivor(c, AttendanceRole.Companion)),
    };

    public static Contact Meeting(ContactPurpose purpose, ContactMode mode, params Attendance[] people) => new()
    {
        Purpose = purpose,
        Mode = mode,
        Attendances = { people },
        WorkerIds = { "w-1" },
        ContactTime = new DateTimeOffset(2026, 1, 4, 14, 0, 0, TimeSpan.Zero).ToTimestamp(),
    };

    public static Attendance Subject(Case on, AttendanceRole role = AttendanceRole.Participant) =>
        At(on, PartyRole.Subject, role);

    public static Attendance Survivor(Case on, AttendanceRole role = AttendanceRole.Participant) =>
        At(on, PartyRole.Survivor, role);

    private static Attendance Child(Case on) => At(on, PartyRole.Child, AttendanceRole.Participant);

    private static Attendance At(Case on, PartyRole party, AttendanceRole role) =>
        new() { PartyId = on.Party(party).PartyId, Role = role };

    private static Contact With(Contact contact, string worker)
    {
        contact.WorkerIds.Add(worker);
        return contact;
    }
}

/// <summary>The rule and the field that speak against it, a part of the safe alternative, and the contact.</summary>
internal sealed record BadMeeting(string Rule, string Field, string Alternative, Func<Case, Contact> Make);
