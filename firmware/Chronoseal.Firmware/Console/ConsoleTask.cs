using System;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console
{
    /// <summary>The console's task: reads lines, carries them out, answers. Touches no bus and has the lowest priority but one, so that sampling does not notice it.</summary>
    public sealed class ConsoleTask
    {
        private readonly Node _node;
        private readonly ITimeline _timeline;
        private readonly ConsoleInput _input;
        private readonly ConsoleOutput _output;
        private readonly ConsoleShell _shell;
        private bool _echoIsSet = true;
        private bool _promptIsSet = true;

        /// <summary>Makes the task; <see cref="Run"/> is its body.</summary>
        public ConsoleTask(Node node, ISerialPort port, VerbSource verbs)
        {
            _node = node;
            _timeline = node.Board.Timeline;
            var beat = new ConsoleBeat(node.Heartbeats);
            _input = new ConsoleInput(port, _timeline, beat);
            _output = new ConsoleOutput(port, beat);
            Session = new ConsoleSession(_input);
            _shell = new ConsoleShell(_timeline, _output, Session, new VerbTable(verbs(node, Session)));
        }

        /// <summary>What goes on at this console.</summary>
        public ConsoleSession Session { get; }

        /// <summary>The task's body: never ends.</summary>
        public void Run()
        {
            Greet();
            while (true)
            {
                if (!TryTurn())
                {
                    // Outside of any catch: a task that is ended from outside is ended here.
                    _timeline.SleepUntil(_timeline.Counter.Microseconds + ConsoleLimits.TurnMicroseconds);
                }
            }
        }

        /// <summary>Says who is there.</summary>
        public void Greet()
        {
            FollowSettings();
            _shell.Greet(FirmwareIdentity.NameAndVersion + " on " + _node.Board.Name + ", " + NodeStates.Name(_node.State) + ". Type help for a list of verbs.");
            _output.Flush();
        }

        /// <summary>One turn: what was received is carried out, and streamers write.</summary>
        public void Turn()
        {
            FollowSettings();
            _output.Recover();
            _input.Fill(_timeline.Counter.Microseconds + ConsoleLimits.TurnMicroseconds);
            while (_input.TryTake(out int value))
            {
                _shell.Take(value);
            }

            _shell.Turn();
            _output.Flush();
        }

        // What is set counts until somebody says otherwise for this session, and again when it is set anew.
        private void FollowSettings()
        {
            SettingSet running = _node.Configuration.Running;
            bool echoIsSet = running.IsOn(Setting.ConsoleEcho);
            bool promptIsSet = running.IsOn(Setting.ConsolePrompt);
            Session.Echo = echoIsSet != _echoIsSet ? echoIsSet : Session.Echo;
            Session.Prompt = promptIsSet != _promptIsSet ? promptIsSet : Session.Prompt;
            _echoIsSet = echoIsSet;
            _promptIsSet = promptIsSet;
        }

        // No memory for a line, most likely: the line is lost, the console is not.
        private bool TryTurn()
        {
            try
            {
                Turn();
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
