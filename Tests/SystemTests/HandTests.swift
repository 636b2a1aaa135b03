import Foundation
import LightProtocol
import Testing
import Varlink

extension SystemTests {
    /// The built programs, used by an operator who wants something else than the calendar.
    @Suite struct HandTests {
        private func start(_ workshop: Workshop, mail: Bool = true) throws -> Program {
            try workshop.startDaemon(
                configuration: mail
                    ? """
                    mail:
                      via: maildir
                      from: Blue Heart <blueheart@example.org>
                      maildir: { folder: \(workshop.folder)/outbox }
                    """ : "")
        }

        private func add(_ workshop: Workshop) throws {
            let added = try workshop.lightctl(
                "add", "Antwerpen", "--building", "Stadhuis", "--contact", "Jan <jan@example.org>", "--edition", "2031",
                "--probe", "http://127.0.0.1:9/state#/on=true")
            #expect(added.code == 0, "\(added.errors)")
        }

        /// The letters in the outbox: file names, and the Message-ID that each carries.
        private func letters(_ workshop: Workshop) throws -> [String: String] {
            let folder = "\(workshop.folder)/outbox/new"
            var found: [String: String] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
                let line = try #require(text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("Message-ID:") })
                found[name] = String(line)
            }
            return found
        }

        @Test func aLetterThatIsSentAgainKeepsItsMessageID() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            try add(workshop)
            let job = "2031/antwerpen/stadhuis/week-before"
            let first = try workshop.lightctl("run", job, "--wait")
            #expect(first.code == 0 && first.output.hasPrefix("\(job): done: new/"), "\(first)")
            let before = try letters(workshop)
            #expect(before.count == 1)
            // As a mail program does once it has seen the letter.
            try FileManager.default.removeItem(atPath: "\(workshop.folder)/outbox/new/\(before.keys.first ?? "")")
            #expect(try workshop.lightctl("run", job, "--wait").code == 0)
            #expect(try letters(workshop) == before)
            let again = try workshop.lightctl(
                "remind", "Anvers", "--rule", "week-before", "--edition", "2031", "--wait")
            #expect(again.code == 0 && again.output.hasPrefix("\(job)/1: done"), "\(again)")
            #expect(Set(try letters(workshop).values).count == 2, "another letter has a Message-ID of its own")
            let agenda = try workshop.lightctl("agenda", "antwerpen", "--edition", "2031", "--json")
            let jobs = try #require(
                try JSONSerialization.jsonObject(with: Data(agenda.output.utf8)) as? [[String: Any]])
            let attempts = jobs.first { $0["id"] as? String == job }?["attempts"] as? [Any]
            #expect(attempts?.count == 2)
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func theCalendarIsExplainedAndChangedByHand() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            try add(workshop)
            func why(_ rule: String) throws -> [String] {
                let said = try workshop.lightctl("why", "antwerpen/stadhuis@2031")
                #expect(said.code == 0, "\(said.errors)")
                let rows = said.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
                return try #require(rows.first { $0[0] == rule }, "\(said.output)")
            }
            let eve = "2031/antwerpen/stadhuis/eve"
            let planned = try why("eve")
            #expect(planned[1] == "day -1d at 10:00 workday" && planned[3] == "waiting" && planned[5] == eve)
            #expect(
                planned[4] == "will be sent to the first contact (jan@example.org) on 2031-07-29 10:00 "
                    + "(Europe/Brussels), because the commitment is promised")
            let cancelled = try workshop.lightctl("cancel", eve, "--why", "told them by telephone")
            #expect(cancelled.code == 0 && cancelled.output == "\(eve): cancelled\n", "\(cancelled)")
            #expect(try workshop.lightctl("confirm", "antwerpen", "--edition", "2031").code == 0)
            #expect(try why("eve")[4].hasSuffix(": told them by telephone"))
            #expect(try why("eve")[4].hasPrefix("cancelled by uid:"))
            // After a start plans are made anew, where the configuration has changed.
            #expect(daemon.end(SIGTERM) == 0)
            let second = try workshop.startDaemon(configuration: "rules: { eve: { at: day -1d at 11:00 workday } }\n")
            #expect(try why("eve")[3] == "cancelled")
            let history = try Program.run(
                "/usr/bin/sqlite3",
                [workshop.database, "SELECT note FROM history WHERE what = 'job.cancelled' AND subject = '\(eve)'"])
            #expect(history.output == "told them by telephone\n", "\(history)")
            let again = try workshop.lightctl("cancel", eve, "--why", "no")
            #expect(again.code == 1 && again.errors.contains("is cancelled"), "\(again)")
            #expect(second.end(SIGTERM) == 0)
        }

        @Test func aBuildingIsLookedAtOnDemand() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            try add(workshop)
            let looked = try workshop.lightctl("check", "antwerpen", "--edition", "2031", "--wait")
            // Nothing listens there: that is what was found out, and so the look was made.
            #expect(
                looked.code == 0
                    && looked.output == "2031/antwerpen/stadhuis/by-hand: done: controller: unreachable\n", "\(looked)")
            #expect(try workshop.lightctl("add", "Gent", "--building", "Belfort", "--edition", "2031").code == 0)
            let blind = try workshop.lightctl("check", "antwerpen", "gent", "--edition", "2031")
            #expect(blind.code == 1 && blind.errors.contains("gent/belfort has no probe"), "\(blind)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func whatCannotBeDoneIsSaidWithACodeForScripts() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop, mail: false)
            try add(workshop)
            let unknown = try workshop.lightctl("run", "2031/antwerpen/stadhuis/nothing")
            #expect(unknown.code == 1 && unknown.errors.contains("there is no job 2031/"), "\(unknown)")
            #expect(try workshop.lightctl("why", "antwerpen/kerk").code == 1)
            #expect(try workshop.lightctl("cancel", "2031/antwerpen/stadhuis/eve").code == 2, "it says no reason")
            #expect(try workshop.lightctl("remind").code == 2)
            let rule = try workshop.lightctl("remind", "antwerpen", "--rule", "eev", "--edition", "2031")
            #expect(rule.code == 1 && rule.errors.contains("the reminders are") || rule.errors.contains("there are"))
            // Without mail a wish is put off, and whoever waits for it is told.
            let late = try workshop.lightctl("remind", "antwerpen", "--edition", "2031", "--wait")
            #expect(late.code == 1 && late.output.contains("put off"), "\(late)")
            #expect(try workshop.lightctl("withdraw", "antwerpen", "--edition", "2031").code == 0)
            let withdrawn = try workshop.lightctl("remind", "antwerpen/stadhuis", "--edition", "2031")
            #expect(withdrawn.code == 1 && withdrawn.errors.contains("the commitment is withdrawn"), "\(withdrawn)")
            #expect(daemon.end(SIGTERM) == 0)
        }

        @Test func aRequestThatComesTwiceSendsOneLetter() throws {
            let workshop = try Workshop()
            let daemon = try start(workshop)
            try add(workshop)
            let client = try Client(connectingTo: try ServiceAddress("unix:\(workshop.socket)"))
            let input = Agenda.Remind.Input(
                subjects: ["antwerpen"], rule: "tonight", edition: 2031, requestId: "monday's round")
            let first = try client.call(Agenda.Remind.self, input)
            let second = try client.call(Agenda.Remind.self, input)
            #expect(first.revision == second.revision && first.jobs.map(\.id) == second.jobs.map(\.id))
            _ = try workshop.lightctl("run", "2031/antwerpen/stadhuis/eve", "--wait")
            let third = try client.call(Agenda.Remind.self, input)
            #expect(third.jobs.map(\.id) == ["2031/antwerpen/stadhuis/tonight"])
            #expect(try letters(workshop).count == 2)
            let got = try client.call(Agenda.Get.self, .init(id: "2031/antwerpen/stadhuis/tonight")).job
            #expect(got.state == .done && got.attempts.count == 1 && got.destination == "jan@example.org")
            #expect(daemon.end(SIGTERM) == 0)
        }
    }
}
